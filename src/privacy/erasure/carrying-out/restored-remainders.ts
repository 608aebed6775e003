import type { DataSource } from 'typeorm';
import type { Jobs } from '../../../jobs';
import type { ReplayChange, ReplayedEntry } from '../../../vault';
import { insertOnce } from '../../register/insert-once';
import type { RestoredRequests } from '../../register/restored-requests';
import { RightsRequest } from '../../requests/rights-request.entity';
import { RequestState } from '../../requests/vocabulary';
import { ErasureOrder } from '../deciding/erasure-order.entity';
import type { FrozenPlan } from '../deciding/erasure-orders';
import type { Circumstances } from '../plan/disposal';
import type { ErasurePlanner } from '../plan/planner';
import { keyOf } from './erasure-keys';
import type { ProtectsErasures } from './protects-erasures';
import { remainderOf } from './remainders';

export interface RestoredRemainderParts {
  database: DataSource;
  planner: ErasurePlanner;
  requests: RestoredRequests;
  jobs: Jobs;
  protective: ProtectsErasures;
}

/**
 * What is left to be done of an erasure that a restored database knows nothing of: its request is put back with the
 * plan that was carried out, so that what an open claim still needs goes once nothing is owed.
 */
export class RestoredRemainders {
  constructor(private readonly parts: RestoredRemainderParts) {}

  /** The plan as it follows from the rows of the backup; asked before they go. */
  async planOf({ subject, at }: ReplayedEntry, { scope, account }: Circumstances): Promise<FrozenPlan> {
    const { planner } = this.parts;
    const { manager } = this.parts.database;
    const found = await planner.circumstances(manager, subject!, scope, at);
    const owedOn = account.owedOn && (found.account.owedOn ?? account.owedOn);
    const circumstances = { ...found, account: { ...found.account, owedOn } };
    return { ...(await planner.planIn(manager, subject!, circumstances)), circumstances };
  }

  /** Does nothing where the request is there: its own job or an officer brings that to its end. */
  async promise(entry: ReplayedEntry, change: ReplayChange, plan: FrozenPlan): Promise<void> {
    const { requests, jobs } = this.parts;
    const id = String(entry.codes.request);
    await change(async (made) => {
      if (await made.manager.existsBy(RightsRequest, { id })) return;
      await requests.putBack(made, entry, RequestState.PARTLY_FULFILLED);
      await insertOnce(made, ErasureOrder, {
        id,
        customerId: entry.subject!,
        endAccount: true,
        executesAfter: entry.at,
        excepted: plan.circumstances.scope.except?.join(',') || null,
        plan: JSON.stringify(plan),
        files: null,
      });
      await jobs.again(made, remainderOf(id, made.at));
    });
  }

  /** Nobody who would finish the erasure is left that could ask for them. */
  async forgetIdentifiers({ codes }: ReplayedEntry): Promise<void> {
    const { database, protective } = this.parts;
    const id = String(codes.request);
    const request = await database.manager.findOneBy(RightsRequest, { id });
    if (!request || request.closedAt) await protective.forgetIdentifiers(keyOf(id));
  }
}
