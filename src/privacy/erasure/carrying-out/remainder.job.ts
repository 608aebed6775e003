import type { DataSource } from 'typeorm';
import type { Change } from '../../../foundation/change';
import type { Erasures } from '../../../foundation/erasures';
import type { JobKind, JobOrder, Work } from '../../../jobs';
import { retentionRules } from '../../../personal-data';
import type { RequestCourse } from '../../course/request-course';
import { RightsRequest } from '../../requests/rights-request.entity';
import { type ErasureOrders, type FrozenPlan, frozenPlanOf } from '../deciding/erasure-orders';
import { remainderKeyOf } from './erasure-keys';
import type { KeyDestruction } from './key-destruction';
import type { ProtectsErasures } from './protects-erasures';
import type { ResidueCheck } from './residue-check';
import type { RowEraser } from './row-eraser';

const dayMs = 86_400_000;

/** The promise that what an open claim still needed is deleted once nothing is owed. */
export function remainderOf(requestId: string, at: Date): JobOrder {
  return { kind: 'erasure.remainder', about: requestId, runAfter: nextDay(at) };
}

export interface RemainderParts {
  database: DataSource;
  orders: ErasureOrders;
  erasures: Erasures;
  rows: RowEraser;
  residue: ResidueCheck;
  keys: KeyDestruction;
  protective: ProtectsErasures;
  course: RequestCourse;
}

/** Looks every day whether the claim is settled, or its last day over; then deletes the rest, with a later receipt. */
export class RemainderJob implements JobKind {
  readonly kind = remainderOf('', new Date(0)).kind;
  readonly serves = { purpose: 'rights' } as const;

  constructor(private readonly parts: RemainderParts) {}

  async execute(work: Work): Promise<void> {
    const found = await work.change((change) => this.find(change, work.about));
    if (!found) return work.finish();
    const { request, plan, isOver, at } = found;
    if (!isOver) return work.postpone(nextDay(at));
    await this.erase(work, request, plan);
    await work.once('settled', (change) => this.settle(change, request));
    await this.parts.keys.destroy(request.customerId, plan.circumstances);
    await work.finish();
  }

  private async find({ manager, at }: Change, id: string) {
    const { orders, erasures } = this.parts;
    const request = await manager.findOneBy(RightsRequest, { id });
    const frozen = request && frozenPlanOf(await orders.find(manager, id));
    if (!request || !frozen) return null;
    const { owedOn } = await erasures.facts(manager, request.customerId);
    const until = frozen.keeps.find(({ law }) => law === retentionRules.open_claim.law)?.until ?? null;
    const isOver = owedOn === null || (until !== null && at.toISOString().slice(0, 10) > until);
    return { request, plan: settled(frozen), isOver, at };
  }

  private async erase(work: Work, { id, customerId }: RightsRequest, plan: FrozenPlan): Promise<void> {
    const { erasures, rows, residue, protective } = this.parts;
    const codes = { request: id, categories: ['billing', 'identity'] };
    const protection = {
      key: remainderKeyOf(id),
      kind: 'erasure_remainder',
      subject: customerId,
      codes,
    } as const;
    await protective.announce(protection, null);
    const categories = new Set(codes.categories);
    await erasures.release({ customerId, endsAccount: true, categories, isSettled: true });
    await rows.erase(work, customerId, plan.circumstances);
    await residue.run(customerId, plan.circumstances, { packages: [], mails: [] }, []);
  }

  private async settle(change: Change, request: RightsRequest): Promise<void> {
    const { course, protective } = this.parts;
    await course.tell(change, request, {
      receipt: { kind: 'KEPT_PART_DELETED' },
      trail: 'request.kept_part_deleted',
    });
    await protective.settle(change.manager, remainderKeyOf(request.id));
  }
}

/** The same plan where nothing is owed any more. */
function settled(plan: FrozenPlan): FrozenPlan {
  const { circumstances } = plan;
  return {
    ...plan,
    circumstances: { ...circumstances, account: { ...circumstances.account, owedOn: null } },
  };
}

function nextDay(at: Date): Date {
  return new Date(at.getTime() + dayMs);
}
