import { type DataSource, IsNull, LessThan, MoreThan } from 'typeorm';
import type { Change } from '../../foundation/change';
import type { JobKind, Work } from '../../jobs';
import type { Outbox } from '../../mail';
import { AccessReport } from './access-report.entity';
import { accessReportLetters } from './access-reports.letters';

const batch = 100;
/** Somebody waits for an answer; breaches are notified within 72 hours (Art. 33 GDPR). */
const patienceMs = 2 * 86_400_000;

export interface ReportWatchParts {
  database: DataSource;
  outbox: Outbox;
  /** Where the privacy office reads its mail. */
  office: string;
}

/** Reminds the office of every report that is open, every other day until it is closed. */
export class ReportWatchJob implements JobKind {
  readonly kind = 'access.report_watch';
  readonly serves = { purpose: 'security' } as const;
  readonly everySeconds = 3600;

  constructor(private readonly parts: ReportWatchParts) {}

  async execute(work: Work): Promise<void> {
    for (let after = ''; ;) {
      const rows = await work.change(({ manager, at }) =>
        manager.find(AccessReport, {
          select: { id: true },
          where: { closedAt: IsNull(), remindedAt: LessThan(longAgo(at)), id: MoreThan(after) },
          order: { id: 'ASC' },
          take: batch,
        }),
      );
      for (const { id } of rows) await work.change((change) => this.remind(change, id));
      if (rows.length < batch) break;
      after = rows.at(-1)!.id;
    }
    await work.finish();
  }

  private async remind(change: Change, id: string): Promise<void> {
    const { manager, at } = change;
    const waiting = { id, closedAt: IsNull(), remindedAt: LessThan(longAgo(at)) };
    const { affected } = await manager.update(AccessReport, waiting, { remindedAt: at });
    if (affected !== 1) return;
    const { reference, reportedAt } = await manager.findOneByOrFail(AccessReport, { id });
    const days = Math.floor((at.getTime() - reportedAt.getTime()) / 86_400_000);
    const { outbox, office } = this.parts;
    await outbox.postToUs(change, office, accessReportLetters.stillOpen(reference, days));
  }
}

function longAgo(at: Date): Date {
  return new Date(at.getTime() - patienceMs);
}
