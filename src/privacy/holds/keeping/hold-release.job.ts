import { In } from 'typeorm';
import { addDays, startOfDay } from '../../../foundation/calendar-day';
import type { Change } from '../../../foundation/change';
import { type JobKind, type Jobs, recurringOf, type Work } from '../../../jobs';
import type { Category, RetentionPorts } from '../../../personal-data';
import type { DestroysKeys } from '../../erasure/carrying-out/protects-erasures';
import { isRemainderUnderWay } from '../../erasure/carrying-out/remainders';
import { RightsRequest } from '../../requests/rights-request.entity';
import { RequestState, Right } from '../../requests/vocabulary';
import type { RetiresKeys } from '../../retention/key-retirement.job';
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
    private readonly vault: DestroysKeys & Pick<RetiresKeys, 'isErased'>,
    private readonly retention: Pick<RetentionPorts, 'takers'>,
    private readonly timeZone: string,
  ) {}

  async execute(work: Work): Promise<void> {
    const hold = await work.change(({ manager }) => manager.findOneBy(LegalHold, { id: work.about }));
    if (!hold?.releasedAt) return work.finish();
    // What is being taken away may still be put by; and its own receipt comes before the later one.
    const wait = await work.change(async (change) =>
      (await this.isTaking(change, hold)) ? change.at : null,
    );
    if (wait) return work.postpone(new Date(wait.getTime() + waitMs));
    while (await work.change((change) => this.deleteSome(change, hold)));
    while (await work.change((change) => hideSome(change, hold)));
    if (await this.isKeyIdle(work, hold)) await this.vault.destroy(hold.customerId, 'legal_hold');
    await work.finish();
  }

  /** Is something of the person being taken away? What the sweep is about to put by comes before what is looked at next. */
  private async isTaking(change: Change, { customerId }: LegalHold): Promise<boolean> {
    for (const kind of this.retention.takers) await this.jobs.takeTurns(change, recurringOf(kind));
    if (await isRemainderUnderWay(change.manager, customerId)) return true;
    return change.manager.existsBy(RightsRequest, {
      customerId,
      right: In([Right.ERASURE, Right.OBJECTION]),
      state: In([EXECUTING, NEEDS_RETRY]),
    });
  }

  /** Does the key of their held parts seal nothing of an erased person, and is there nothing left that a hold could have put by? */
  private async isKeyIdle(work: Work, { customerId }: LegalHold): Promise<boolean> {
    if (!(await this.vault.isErased(customerId))) return false;
    return work.change(
      async ({ manager }) =>
        !(await manager.existsBy(HeldPart, { customerId })) &&
        (await standingHolds(manager, [customerId])).length === 0,
    );
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
    for (const requestId of new Set(parts.map((part) => part.requestId)))
      if (known.has(requestId) || secrecyEnds <= change.at)
        await this.jobs.again(change, newsOf('KEPT_PART_DELETED', requestId));
      else
        await this.jobs.again(change, { ...newsOf('HIDDEN_PART_DELETED', requestId), runAfter: secrecyEnds });
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
