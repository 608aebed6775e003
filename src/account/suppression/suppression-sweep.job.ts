import { type DataSource, In, LessThan } from 'typeorm';
import type { Clock } from '../../foundation/clock';
import { addDuration, parseIsoDuration } from '../../foundation/iso-duration';
import type { JobKind, Work } from '../../jobs';
import { retentionRules } from '../../personal-data';
import { Suppression } from './suppression.entity';

const { months, days, milliseconds } = parseIsoDuration(retentionRules.suppression.period);
const ago = { months: -months, days: -days, milliseconds: -milliseconds };
const batch = 500;

/** Takes daily off the list what nobody has met for as long as it is kept. */
export class SuppressionSweepJob implements JobKind {
  readonly kind = 'suppression.sweep';
  readonly everySeconds = 24 * 3600;
  readonly serves = { purpose: 'rights' } as const;

  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  async execute(work: Work): Promise<void> {
    const usedAt = LessThan(addDuration(this.clock.now(), ago));
    for (let count = batch; count === batch;) {
      const rows = await this.database.manager.find(Suppression, { where: { usedAt }, take: batch });
      count = rows.length;
      const addressHash = In(rows.map((row) => row.addressHash));
      if (count > 0) await work.change(({ manager }) => manager.delete(Suppression, { addressHash, usedAt }));
    }
  }
}
