import { type DataSource, In, IsNull, LessThan } from 'typeorm';
import type { Clock } from '../../foundation/clock';
import { asSystem } from '../../foundation/system-change';
import type { Jobs } from '../../jobs';
import { Decision } from '../decisions/decision.entity';
import { RightsRequest } from '../requests/rights-request.entity';
import { IntakeChannel, RequestState } from '../requests/vocabulary';
import { retirementOf } from '../retention/key-retirement.job';

const batch = 100;
/** Ended without anybody's decision, as a rule; what was decided all the same is kept as the proof of it. */
const unfinished = [RequestState.CLOSED_UNVERIFIED, RequestState.WITHDRAWN];

/** Requests of guests of which nobody ever proved who asked: they prove nothing and are not kept for years. */
export class UnverifiedRequests {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    /** The tables of what belongs to a request, with the property that names it. */
    private readonly parts: ReadonlyMap<Function, string>,
  ) {}

  /** Removes those closed before an instant, with all that belongs to them, a batch in a transaction. */
  async sweep(before: Date): Promise<void> {
    for (;;) {
      const rows = await this.find(before);
      if (rows.length > 0) await this.remove(rows);
      if (rows.length < batch) return;
    }
  }

  private find(before: Date): Promise<RightsRequest[]> {
    return this.database.manager
      .createQueryBuilder(RightsRequest, 'request')
      .leftJoin(Decision, 'decision', 'decision.requestId = request.id')
      .where({
        channel: IntakeChannel.WEB_FORM,
        verifiedAt: IsNull(),
        state: In(unfinished),
        closedAt: LessThan(before),
      })
      .andWhere('decision.id IS NULL')
      .limit(batch)
      .getMany();
  }

  private remove(rows: readonly RightsRequest[]): Promise<void> {
    const ids = rows.map(({ id }) => id);
    return asSystem(this.database, this.clock, async (change) => {
      for (const [part, by] of this.parts) await change.manager.delete(part, { [by]: In(ids) });
      await change.manager.delete(RightsRequest, { id: In(ids) });
      for (const subject of new Set(rows.map(({ customerId }) => customerId)))
        await this.jobs.again(change, retirementOf(subject));
    });
  }
}
