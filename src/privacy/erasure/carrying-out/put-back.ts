import { calendarDayAt } from '../../../foundation/calendar-day';
import type { Change } from '../../../foundation/change';
import type { Jobs } from '../../../jobs';
import type { Category } from '../../../personal-data';
import type { ReplayChange, ReplayedEntry } from '../../../vault';
import type { RestoredRequests } from '../../register/restored-requests';
import { RightsRequest } from '../../requests/rights-request.entity';
import { RequestState } from '../../requests/vocabulary';
import { type ErasureOrders, type FrozenPlan, frozenPlanOf } from '../deciding/erasure-orders';
import type { ErasurePlanner } from '../plan/planner';
import { keyOf } from './erasure-keys';
import type { ProtectsErasures } from './protects-erasures';
import { remainderOf } from './remainders';
import { isOwing } from './settlement';

export interface PutBackParts {
  requests: RestoredRequests;
  planner: ErasurePlanner;
  orders: ErasureOrders;
  jobs: Jobs;
  protective: Pick<ProtectsErasures, 'forgetIdentifiers'>;
  timeZone: string;
}

/** What follows from an erasure that a restored database had not begun: its rest is still to go. */
export class PutBack {
  constructor(private readonly parts: PutBackParts) {}

  async finish(entry: ReplayedEntry, change: ReplayChange): Promise<void> {
    const { codes } = entry;
    const id = String(codes.request);
    const isKnown = await change(({ manager }) => manager.existsBy(RightsRequest, { id }));
    // Entries of earlier versions do not tell enough of a request to put it back.
    const isTold = isKnown || codes.reference !== undefined;
    if (codes.isSettled !== true && isTold) await change((each) => this.keepRest(each, entry, isKnown));
    // No request is left that would come to its end by them.
    if (!isKnown) await this.parts.protective.forgetIdentifiers(keyOf(id));
  }

  /** What an open claim still needs goes by its job, which finds person and plan by the request. */
  private async keepRest(change: Change, entry: ReplayedEntry, isKnown: boolean): Promise<void> {
    const { requests, orders, jobs } = this.parts;
    const { manager } = change;
    const { subject, codes } = entry;
    const id = String(codes.request);
    const plan = await this.planNow(change, subject!, entry);
    if (!plan.endAccount && !isOwing(plan)) return;
    await requests.putBack(change, entry, RequestState.PARTLY_FULFILLED);
    const categories = plan.circumstances.scope.categories?.join(',') ?? null;
    if (!isKnown) await manager.update(RightsRequest, { id }, { categories });
    const request = await manager.findOneByOrFail(RightsRequest, { id });
    if (!(await orders.isKept(manager, id))) await orders.keep(change, request, plan.endAccount);
    if (!frozenPlanOf(await orders.find(manager, id)))
      await orders.freeze(change, id, plan, { packages: [], mails: [] });
    await jobs.again(change, remainderOf(id, change.at));
  }

  /**
   * Something was owed then, whether or not the backup knows of the claim: what still is, the job looks at day by day.
   */
  private async planNow(
    { manager, at }: Change,
    customerId: string,
    { codes, at: then }: ReplayedEntry,
  ): Promise<FrozenPlan> {
    const { planner, timeZone } = this.parts;
    const endAccount = codes.endsAccount === true;
    const scope = {
      endAccount,
      categories: endAccount ? null : (codes.categories as readonly Category[]),
      except: (codes.except as readonly string[] | undefined) ?? [],
    };
    const found = await planner.circumstances(manager, customerId, scope, at);
    const owedOn = found.account.owedOn ?? calendarDayAt(then, timeZone);
    const circumstances = { ...found, account: { ...found.account, owedOn } };
    return { ...(await planner.planIn(manager, customerId, circumstances)), circumstances };
  }
}
