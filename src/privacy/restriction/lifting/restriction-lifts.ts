import { addDays, type CalendarDay, calendarDayAt, startOfDay } from '../../../foundation/calendar-day';
import type { Change } from '../../../foundation/change';
import type { Text } from '../../../foundation/text';
import type { JobOrder, Jobs } from '../../../jobs';
import type { PersonalRecords } from '../../../personal-data';
import { ProcessingRestriction } from '../../../processing';
import type { RequestCourse } from '../../course/request-course';
import { restrictionLetters } from '../../letters/restriction.letters';
import type { RightsRequest } from '../../requests/rights-request.entity';
import type { Restrictions } from '../restrictions';
import type { FadesRestrictions } from '../restricts';
import { isAnswerOpen } from './open-answer';

/** Art. 18(3): the person hears of it before; so many days at least. */
const noticeDays = 7;
const dayMs = 86_400_000;

/** The promise that a restriction whose ground a decision took away ends on the day that was announced. */
export function fadingOf(restrictionId: string, runAfter: Date): JobOrder {
  return { kind: 'restriction.lift', about: restrictionId, runAfter };
}

export interface LiftParts {
  restrictions: Restrictions;
  course: RequestCourse;
  records: PersonalRecords;
  jobs: Jobs;
  timeZone: string;
}

/** How a restriction ends other than by its person: announced first, and not while their answer to that is open. */
export class RestrictionLifts implements FadesRestrictions {
  constructor(private readonly parts: LiftParts) {}

  /** The first day that may be announced now. */
  earliest(at: Date): CalendarDay {
    return addDays(calendarDayAt(at, this.parts.timeZone), noticeDays);
  }

  async announce(
    change: Change,
    { row, request, liftOn, reason }: Restricted & { liftOn: CalendarDay; reason: string },
  ): Promise<void> {
    const { records, restrictions, course } = this.parts;
    const sealed = await records.seal(ProcessingRestriction, row, { liftReason: reason });
    await restrictions.write(change, row, { ...sealed, liftNoticeAt: change.at, liftsOn: liftOn });
    await course.tell(change, request, {
      trail: 'restriction.lift_announced',
      receipt: { kind: 'RESTRICTION_LIFT_ANNOUNCED' },
      letter: ({ reference }) => restrictionLetters.liftAnnounced(reference, liftOn),
    });
  }

  /** What a request restricted for as long as it was open ends by itself, seven days after this announcement. */
  async fade(change: Change, request: RightsRequest): Promise<void> {
    const row = await this.parts.restrictions.find(change.manager, request.id);
    if (!row || row.liftedAt) return;
    if (!row.since) return this.parts.restrictions.drop(change, row);
    const liftOn = this.earliest(change.at);
    await this.announce(change, { row, request, liftOn, reason: decided[request.language] });
    await this.parts.jobs.enqueue(change, fadingOf(row.id, this.dueAt(row)!));
  }

  /** From when on it may be lifted; null where nothing was announced. */
  dueAt({ liftNoticeAt, liftsOn }: ProcessingRestriction): Date | null {
    if (!liftNoticeAt || !liftsOn) return null;
    const from = startOfDay(liftsOn, this.parts.timeZone).getTime();
    return new Date(Math.max(from, liftNoticeAt.getTime() + noticeDays * dayMs));
  }

  /** Did the person write about the announcement what nobody has answered yet? */
  async isDisputed(change: Change, { row, request }: Restricted): Promise<boolean> {
    const events = await this.parts.course.eventsOf(change.manager, request.id);
    return row.liftNoticeAt !== null && isAnswerOpen(events, row.liftNoticeAt);
  }

  async lift(change: Change, { row, request }: Restricted): Promise<void> {
    await this.parts.restrictions.lift(change, row);
    await this.parts.course.tell(change, request, {
      receipt: { kind: 'RESTRICTION_LIFTED' },
      letter: ({ reference }) => restrictionLetters.lifted(reference),
    });
  }
}

export interface Restricted {
  row: ProcessingRestriction;
  request: RightsRequest;
}

const decided: Text = {
  en: 'It stood while your request was examined; that has been decided.',
  de: 'Sie galt, solange Ihr Antrag geprüft wurde; darüber ist entschieden.',
};
