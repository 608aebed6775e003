import type { Change } from '../../../foundation/change';
import type { JobKind, Work } from '../../../jobs';
import { ProcessingRestriction } from '../../../processing';
import { RightsRequest } from '../../requests/rights-request.entity';
import { fadingOf, type RestrictionLifts } from './restriction-lifts';

const dayMs = 86_400_000;

/** Ends a restriction on its announced day; looks again every day while the person waits for an answer. */
export class RestrictionLiftJob implements JobKind {
  readonly kind = fadingOf('', new Date(0)).kind;
  readonly serves = { purpose: 'rights' } as const;

  constructor(private readonly lifts: RestrictionLifts) {}

  async execute(work: Work): Promise<void> {
    const waitsUntil = await work.change((change) => this.next(change, work.about));
    if (waitsUntil) return work.postpone(waitsUntil);
    await work.finish();
  }

  /** Lifts it, or says when to look again; null once nothing is left to do. */
  private async next(change: Change, id: string): Promise<Date | null> {
    const row = await change.manager.findOneBy(ProcessingRestriction, { id });
    const dueAt = row && !row.liftedAt && this.lifts.dueAt(row);
    if (!row || !dueAt) return null;
    if (change.at < dueAt) return dueAt;
    const request = await change.manager.findOneByOrFail(RightsRequest, { id: row.requestId });
    if (await this.lifts.isDisputed(change, { row, request })) return new Date(change.at.getTime() + dayMs);
    await this.lifts.lift(change, { row, request });
    return null;
  }
}
