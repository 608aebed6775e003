import { In, IsNull, Not } from 'typeorm';
import { addDays, startOfDay } from '../../../foundation/calendar-day';
import type { Change } from '../../../foundation/change';
import type { JobKind, Jobs, Work } from '../../../jobs';
import type { Category } from '../../../personal-data';
import { ErasureOrder } from '../../erasure/deciding/erasure-order.entity';
import type { DestroysKeys } from '../../erasure/carrying-out/protects-erasures';
import { RightsRequest } from '../../requests/rights-request.entity';
import { RequestState, Right } from '../../requests/vocabulary';
import { HeldPart } from '../held-part.entity';
import { releaseOf } from '../hold-records';
import { LegalHold } from '../legal-hold.entity';
import { categoriesOf, secretHolds, standingHolds } from '../standing-holds';
import { newsOf } from './kept-part-news.job';

const batch = 500;
const waitMs = 60_000;

const { EXECUTING, NEEDS_RETRY } = RequestState;

/** Deletes what was put by for a hold that is released, unless another one still keeps it. */
export class HoldReleaseJob implements JobKind {
  readonly kind = releaseOf('').kind;
  readonly serves = { purpose: 'rights' } as const;

  constructor(
    private readonly jobs: Jobs,
    private readonly vault: DestroysKeys,
    private readonly timeZone: string,
  ) {}

  async execute(work: Work): Promise<void> {
    const hold = await work.change(({ manager }) => manager.findOneBy(LegalHold, { id: work.about }));
    if (!hold?.releasedAt) return work.finish();
    // What is being taken away may still be put by; and its own receipt comes before the later one.
    const wait = await work.change(async (change) => ((await isTaking(change, hold)) ? change.at : null));
    if (wait) return work.postpone(new Date(wait.getTime() + waitMs));
    while (await work.change((change) => this.deleteSome(change, hold)));
    while (await work.change((change) => hideSome(change, hold)));
    if (await work.change((change) => isWhollyErased(change, hold)))
      await this.vault.destroy(hold.customerId, 'legal_hold');
    await work.finish();
  }

  /** What no other hold keeps; true while there may be more. */
  private async deleteSome(change: Change, hold: LegalHold): Promise<boolean> {
    const { manager } = change;
    const { customerId } = hold;
    const others = (await standingHolds(manager, [customerId])).flatMap(({ categories }) => categories);
    const free = categoriesOf(hold).filter((category) => !others.includes(category));
    const parts = await manager.find(HeldPart, {
      select: { id: true, requestId: true, isSecret: true },
      where: { customerId, category: In(free) },
      take: batch,
    });
    if (parts.length === 0) return false;
    await manager.delete(HeldPart, { id: In(parts.map(({ id }) => id)) });
    const known = new Set(parts.filter(({ isSecret }) => !isSecret).map(({ requestId }) => requestId));
    const secrecyEnds = await this.secrecyEnds(change, customerId, free);
    for (const requestId of new Set(parts.map((part) => part.requestId))) {
      const runAfter = known.has(requestId) ? change.at : secrecyEnds;
      await this.jobs.again(change, { ...newsOf('KEPT_PART_DELETED', requestId), runAfter });
    }
    return parts.length === batch;
  }

  /** From when on the person may hear of what they did not know to be kept. */
  private async secrecyEnds(
    { manager, at }: Change,
    customerId: string,
    categories: readonly Category[],
  ): Promise<Date> {
    const hidden = (await secretHolds(manager, customerId)).filter((hold) =>
      categoriesOf(hold).some((category) => categories.includes(category)),
    );
    const lastDay = hidden
      .map(({ secretUntil }) => secretUntil!)
      .toSorted()
      .at(-1);
    return lastDay ? startOfDay(addDays(lastDay, 1), this.timeZone) : at;
  }
}

/** What secret holds alone still keep is to the person as if it were deleted, too; true while there may be more. */
async function hideSome({ manager }: Change, hold: LegalHold): Promise<boolean> {
  const { customerId } = hold;
  const open = (await standingHolds(manager, [customerId])).filter(({ isSecret }) => !isSecret);
  const told = open.flatMap(({ categories }) => categories);
  const hidden = categoriesOf(hold).filter((category) => !told.includes(category));
  const where = { customerId, category: In(hidden), isSecret: false };
  const parts = await manager.find(HeldPart, { select: { id: true }, where, take: batch });
  await manager.update(HeldPart, { id: In(parts.map(({ id }) => id)) }, { isSecret: true });
  return parts.length === batch;
}

/** Is anything being deleted by a request of the person? */
function isTaking({ manager }: Change, { customerId }: LegalHold): Promise<boolean> {
  return manager.existsBy(RightsRequest, {
    customerId,
    right: In([Right.ERASURE, Right.OBJECTION]),
    state: In([EXECUTING, NEEDS_RETRY]),
  });
}

/** Is nothing left of an erased person that the key of their held parts seals? */
async function isWhollyErased({ manager }: Change, { customerId }: LegalHold): Promise<boolean> {
  const isErased = await manager.existsBy(ErasureOrder, {
    customerId,
    endAccount: true,
    plan: Not(IsNull()),
  });
  return isErased && !(await manager.existsBy(HeldPart, { customerId }));
}
