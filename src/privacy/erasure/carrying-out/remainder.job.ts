import type { DataSource } from 'typeorm';
import { calendarDayAt } from '../../../foundation/calendar-day';
import type { Change } from '../../../foundation/change';
import type { Erasures } from '../../../foundation/erasures';
import type { JobKind, Jobs, Work } from '../../../jobs';
import { retentionRules } from '../../../personal-data';
import type { RequestCourse } from '../../course/request-course';
import { erasureLetters } from '../../letters/erasure.letters';
import { releaseAnew } from '../../holds/hold-records';
import type { HeldParts } from '../../holds/keeping/held-parts';
import { RightsRequest } from '../../requests/rights-request.entity';
import { type ErasureOrders, type FrozenPlan, frozenPlanOf } from '../deciding/erasure-orders';
import { onceSettled } from '../plan/disposal';
import { remainderKeyOf } from './erasure-keys';
import type { KeyDestruction } from './key-destruction';
import type { ProtectsErasures } from './protects-erasures';
import type { PartRest } from './part-rest';
import { nextDay, remainderKind } from './remainders';
import type { ResidueCheck } from './residue-check';
import type { RowEraser } from './row-eraser';

export interface RemainderParts {
  database: DataSource;
  timeZone: string;
  jobs: Jobs;
  orders: ErasureOrders;
  erasures: Erasures;
  held: HeldParts;
  rows: RowEraser;
  partRest: PartRest;
  residue: ResidueCheck;
  keys: KeyDestruction;
  protective: ProtectsErasures;
  course: RequestCourse;
}

/** Looks every day whether the claim is settled, or its last day over; then deletes the rest, with a later receipt. */
export class RemainderJob implements JobKind {
  readonly kind = remainderKind;
  readonly serves = { purpose: 'rights' } as const;

  constructor(private readonly parts: RemainderParts) {}

  async execute(work: Work): Promise<void> {
    const found = await work.change((change) => this.find(change, work.about));
    if (!found) return work.finish();
    const { request, plan, isOver, at } = found;
    // What was begun comes to its end, whatever is owed anew; from here on it is too late for a hold.
    if (!isOver && !work.has('begun')) return work.postpone(nextDay(at));
    await work.once('begun', async () => undefined);
    if (plan.endAccount) await this.erase(work, request, plan);
    else await this.erasePart(work, request, plan);
    await work.once('settled', (change) => this.settle(change, request, plan));
    if (plan.endAccount) await this.parts.keys.destroy(request.customerId, plan.circumstances);
    await work.finish((change) => releaseAnew(change, this.parts.jobs, request.customerId));
  }

  private async find({ manager, at }: Change, id: string) {
    const { orders, erasures } = this.parts;
    const request = await manager.findOneBy(RightsRequest, { id });
    const frozen = request && frozenPlanOf(await orders.find(manager, id));
    if (!request || !frozen) return null;
    const { owedOn } = await erasures.facts(manager, request.customerId);
    const until = frozen.keeps.find(({ law }) => law === retentionRules.open_claim.law)?.until ?? null;
    const isOver = owedOn === null || (until !== null && calendarDayAt(at, this.parts.timeZone) > until);
    return { request, plan: settled(frozen), isOver, at };
  }

  private async erase(work: Work, { id, customerId }: RightsRequest, plan: FrozenPlan): Promise<void> {
    const { erasures, held, rows, residue, protective } = this.parts;
    const codes = { request: id, categories: ['billing', 'identity'] };
    const protection = {
      key: remainderKeyOf(id),
      kind: 'erasure_remainder',
      subject: customerId,
      codes,
    } as const;
    await protective.announce(protection, null);
    await held.keepFromErasure(work, { customerId, requestId: id }, plan.circumstances);
    const categories = new Set(codes.categories);
    await erasures.release({ customerId, endsAccount: true, categories, isSettled: true });
    await rows.erase(work, customerId, plan.circumstances);
    await residue.run(customerId, plan.circumstances, { packages: [], mails: [] }, []);
  }

  /** The account goes on: only what is of the time when this was promised. */
  private erasePart(work: Work, { id, customerId }: RightsRequest, plan: FrozenPlan): Promise<void> {
    return this.parts.partRest.erase(work, { customerId, requestId: id }, plan.circumstances, work.id);
  }

  private async settle(change: Change, request: RightsRequest, { endAccount }: FrozenPlan): Promise<void> {
    const { course, protective } = this.parts;
    await course.tell(change, request, {
      receipt: { kind: 'KEPT_PART_DELETED' },
      trail: 'request.kept_part_deleted',
      ...(!endAccount && { letter: ({ reference }) => erasureLetters.keptPartDeleted(reference) }),
    });
    if (endAccount) await protective.settle(change.manager, remainderKeyOf(request.id));
  }
}

/** The same plan where nothing is owed any more. */
function settled(plan: FrozenPlan): FrozenPlan {
  return { ...plan, circumstances: onceSettled(plan.circumstances) };
}
