import { type DataSource, In } from 'typeorm';
import { calendarDayAt } from '../../foundation/calendar-day';
import type { Change } from '../../foundation/change';
import { insertOnce } from '../../foundation/database';
import { newId } from '../../foundation/ids';
import { newReference } from '../../foundation/reference';
import { Problems, refusal } from '../../foundation/refusal';
import type { Takeovers } from '../../foundation/takeovers';
import type { Ledger } from '../../ledger';
import type { Outbox } from '../../mail';
import type { PersonalRecords } from '../../personal-data';
import { parseWritten } from '../../values';
import { AccessActor, AccessLogEntry } from '../access-log';
import type { SessionsService } from '../sessions';
import { AccessReport } from './access-report.entity';
import { accessReportLetters } from './access-reports.letters';
import { accessReportMessages } from './access-reports.messages';
import type { ReportLetters } from './report-letters';

export interface AccessReportParts {
  database: DataSource;
  records: PersonalRecords;
  ledger: Ledger;
  takeovers: Takeovers;
  sessions: SessionsService;
  letters: ReportLetters;
  outbox: Outbox;
  /** Where the privacy office reads its mail. */
  office: string;
  timeZone: string;
}

interface Reported {
  accessLogEntryId?: string | null;
  note?: string | null;
}

/** Takes down that an access was not the customer's, and shuts out whoever it was. */
export class AccessReportsService {
  constructor(private readonly parts: AccessReportParts) {}

  /** When entries of a log were reported. */
  readonly reportedAmong = async (entryIds: readonly string[]): Promise<Map<string, Date>> => {
    const rows = await this.parts.database.manager.find(AccessReport, {
      select: { accessLogEntryId: true, reportedAt: true },
      where: { accessLogEntryId: In([...entryIds]) },
    });
    return new Map(rows.map(({ accessLogEntryId, reportedAt }) => [accessLogEntryId, reportedAt]));
  };

  /** A sign-in ends all others and holds what was asked for in the person's name; of our own accesses we answer. */
  async report(
    change: Change,
    customerId: string,
    reported: Reported,
  ): Promise<{ reference: string; ended: number }> {
    const { ledger, takeovers, sessions } = this.parts;
    const entry = await this.entryOf(change, customerId, reported.accessLogEntryId);
    const { id, reference } = await this.write(change, entry, reported.note);
    const isSignIn = entry.actor === AccessActor.SELF;
    const action = isSignIn ? 'access.reported' : 'access.questioned';
    await ledger.record(change, { subject: customerId, action, about: id });
    const ended = isSignIn ? await sessions.closeOthers(change, customerId, null, entry.sessionId) : 0;
    if (isSignIn) await takeovers.tell(change, customerId);
    await this.tell(change, customerId, { reference, isSignIn, ended });
    return { reference, ended };
  }

  private async entryOf(
    { manager }: Change,
    customerId: string,
    id: string | null | undefined,
  ): Promise<AccessLogEntry> {
    const path = ['accessLogEntryId'];
    if (!id) throw refusal('REQUIRED', path, accessReportMessages.noneNamed);
    const entry = await manager.findOneBy(AccessLogEntry, { id, customerId });
    if (!entry) throw refusal('NOT_FOUND', path, accessReportMessages.noAccess);
    if (await manager.existsBy(AccessReport, { accessLogEntryId: id }))
      throw refusal('ALREADY_DONE', path, accessReportMessages.reported);
    return entry;
  }

  private async write(
    change: Change,
    { id: accessLogEntryId, customerId }: AccessLogEntry,
    written: string | null | undefined,
  ): Promise<{ id: string; reference: string }> {
    const { records, timeZone } = this.parts;
    const problems = new Problems();
    const note = parseWritten(problems, ['note'], written);
    problems.settle();
    const year = calendarDayAt(change.at, timeZone).slice(0, 4);
    const row = { id: newId('acr'), customerId, accessLogEntryId, reference: newReference('AR', year) };
    const sealed = await records.seal(AccessReport, row, { note });
    const nothingYet = { closedAt: null, outcome: null };
    const dates = { reportedAt: change.at, remindedAt: change.at };
    await insertOnce(change, AccessReport, { ...row, ...sealed, ...nothingYet, ...dates });
    return row;
  }

  private async tell(
    change: Change,
    customerId: string,
    { reference, isSignIn, ended }: { reference: string; isSignIn: boolean; ended: number },
  ): Promise<void> {
    const { letters, outbox, office } = this.parts;
    const letter = isSignIn
      ? accessReportLetters.signInReported(reference, ended)
      : accessReportLetters.accessQuestioned(reference);
    await letters.write(change, customerId, letter);
    await outbox.postToUs(change, office, accessReportLetters.office(reference, isSignIn));
  }
}
