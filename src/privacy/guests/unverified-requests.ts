import { type DataSource, In, IsNull, LessThan } from 'typeorm';
import type { Clock } from '../../foundation/clock';
import { asSystem } from '../../foundation/system-change';
import type { Jobs } from '../../jobs';
import { DeadlineAlarm } from '../alarms/deadline-alarm.entity';
import { IdentityChallenge } from '../identity-check/identity-challenge.entity';
import { GuestPass } from '../passes/guest-pass.entity';
import { Receipt } from '../receipts/receipt.entity';
import { Requester } from '../requesters/requester.entity';
import { RightsRequestEvent } from '../requests/rights-request-event.entity';
import { RightsRequest } from '../requests/rights-request.entity';
import { IntakeChannel, RequestState } from '../requests/vocabulary';
import { retirementOf } from '../retention/key-retirement.job';

const batch = 100;
const parts = [RightsRequestEvent, Requester, GuestPass, IdentityChallenge, Receipt, DeadlineAlarm];
/** Ended without anybody's decision; what was decided is kept as the proof of it. */
const undecided = [RequestState.CLOSED_UNVERIFIED, RequestState.WITHDRAWN];

/** Requests of guests of which nobody ever proved who asked: they prove nothing and are not kept for years. */
export class UnverifiedRequests {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {}

  /** Removes those closed before an instant, with all that belongs to them, a batch in a transaction. */
  async sweep(before: Date): Promise<void> {
    for (;;) {
      const rows = await this.database.manager.find(RightsRequest, {
        where: {
          channel: IntakeChannel.WEB_FORM,
          verifiedAt: IsNull(),
          state: In(undecided),
          closedAt: LessThan(before),
        },
        take: batch,
      });
      if (rows.length > 0) await this.remove(rows);
      if (rows.length < batch) return;
    }
  }

  private remove(rows: readonly RightsRequest[]): Promise<void> {
    const ids = rows.map(({ id }) => id);
    return asSystem(this.database, this.clock, async (change) => {
      for (const part of parts) await change.manager.delete(part, { requestId: In(ids) });
      await change.manager.delete(RightsRequest, { id: In(ids) });
      for (const subject of new Set(rows.map(({ customerId }) => customerId)))
        await this.jobs.again(change, retirementOf(subject));
    });
  }
}
