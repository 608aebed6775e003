import { type DataSource, type FindOptionsWhere, In, IsNull, Not } from 'typeorm';
import type { Actor } from '../../foundation/actor';
import type { Change } from '../../foundation/change';
import { Collision, findPage, type Page, type PageRequest } from '../../foundation/database';
import { Problems, refusal } from '../../foundation/refusal';
import type { Ledger } from '../../ledger';
import type { PersonalRecords } from '../../personal-data';
import { parseRequired } from '../../values';
import { AccessReport } from './access-report.entity';
import { accessReportLetters } from './access-reports.letters';
import { accessReportMessages } from './access-reports.messages';
import type { ReportLetters } from './report-letters';

interface ReportDeskParts {
  database: DataSource;
  records: PersonalRecords;
  ledger: Ledger;
  letters: ReportLetters;
}

/** What privacy officers see of reports and do about them, never about their own as customers. */
export class ReportDesk {
  constructor(private readonly parts: ReportDeskParts) {}

  /** Nothing for anybody else. */
  async findMany(ids: readonly string[], actor: Actor | null): Promise<Map<string, AccessReport>> {
    if (actor?.role !== 'PRIVACY_OFFICER') return new Map();
    const where = { ...othersThan(actor), id: In([...ids]) };
    const rows = await this.parts.database.manager.findBy(AccessReport, where);
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Newest first. */
  list(actor: Actor, isOpen: boolean | null, page: PageRequest): Promise<Page<AccessReport>> {
    const where = othersThan(actor);
    if (isOpen !== null) where.closedAt = isOpen ? IsNull() : Not(IsNull());
    const plan = { entity: AccessReport, where, newestBy: 'reportedAt' } as const;
    return findPage(this.parts.database.manager, plan, page);
  }

  /** Told to the customer in the words of the officer. */
  async close(change: Change, reportId: string, written: string): Promise<void> {
    const { records, ledger, letters } = this.parts;
    const { manager, actor, at } = change;
    const where = actor ? { ...othersThan(actor), id: reportId } : { id: reportId };
    const report = await manager.findOneBy(AccessReport, where);
    if (!report) throw refusal('NOT_FOUND', ['reportId'], accessReportMessages.noReport);
    if (report.closedAt) throw refusal('ALREADY_DONE', ['reportId'], accessReportMessages.closed);
    const problems = new Problems();
    const outcome = parseRequired(problems, ['outcome'], written);
    problems.settle();
    const { id, customerId, reference } = report;
    const sealed = await records.seal(AccessReport, report, { outcome });
    const open = { id, closedAt: IsNull() };
    const { affected } = await manager.update(AccessReport, open, { ...sealed, closedAt: at });
    if (affected !== 1) throw new Collision('The report was closed meanwhile.');
    await ledger.record(change, { subject: customerId, action: 'access.report_closed', about: id });
    await letters.write(change, customerId, accessReportLetters.closed(reference, outcome));
  }
}

function othersThan({ ownRecordId }: Actor): FindOptionsWhere<AccessReport> {
  return ownRecordId === null ? {} : { customerId: Not(ownRecordId) };
}
