import { addDays, type CalendarDay, calendarDayAt, startOfDay } from '../../../foundation/calendar-day';
import type { Change } from '../../../foundation/change';
import { Problems, refusal } from '../../../foundation/refusal';
import type { PersonalRecords } from '../../../personal-data';
import { ProcessingRestriction } from '../../../processing';
import { moverOf } from '../../course/mover';
import type { RequestCourse } from '../../course/request-course';
import { restrictionLetters } from '../../letters/restriction.letters';
import { parseRequired } from '../../register/written-text';
import type { RightsRequest } from '../../requests/rights-request.entity';
import { whyNotBy } from '../../requests/why-not.messages';
import type { Restrictions } from '../restrictions';
import { isAnswerOpen } from './open-answer';
import { refuseLift } from './lift-refusals';

/** Art. 18(3): the person hears of it before; so many days at least. */
const noticeDays = 7;
const dayMs = 86_400_000;

export interface LiftNotice {
  restrictionId: string;
  liftOn: CalendarDay;
  reason: string;
}

interface Restricted {
  row: ProcessingRestriction;
  request: RightsRequest;
}

/** How an officer lifts a restriction: announced in time, and not against an answer that nobody has dealt with. */
export class LiftService {
  constructor(
    private readonly restrictions: Restrictions,
    private readonly course: RequestCourse,
    private readonly records: PersonalRecords,
    private readonly timeZone: string,
  ) {}

  async announce(change: Change, { restrictionId, liftOn, reason: written }: LiftNotice): Promise<void> {
    const { row, request } = await this.find(change, restrictionId);
    const problems = new Problems();
    const reason = parseRequired(problems, ['reason'], written);
    const earliest = addDays(calendarDayAt(change.at, this.timeZone), noticeDays);
    if (liftOn < earliest) problems.add('INVALID', ['liftOn'], tooSoon);
    problems.settle();
    const sealed = await this.records.seal(ProcessingRestriction, row, { liftReason: reason });
    await this.restrictions.write(change, row, { ...sealed, liftNoticeAt: change.at, liftsOn: liftOn });
    await this.course.tell(change, request, {
      trail: 'restriction.lift_announced',
      receipt: { kind: 'RESTRICTION_LIFT_ANNOUNCED' },
      letter: ({ reference }) => restrictionLetters.liftAnnounced(reference, liftOn),
    });
  }

  async lift(change: Change, restrictionId: string): Promise<void> {
    const { row, request } = await this.find(change, restrictionId);
    const { liftNoticeAt, liftsOn } = row;
    if (!liftNoticeAt || !liftsOn) throw refuseLift.unannounced();
    const from = Math.max(
      startOfDay(liftsOn, this.timeZone).getTime(),
      liftNoticeAt.getTime() + noticeDays * dayMs,
    );
    if (change.at.getTime() < from) throw refuseLift.early(new Date(from));
    const events = await this.course.eventsOf(change.manager, request.id);
    if (isAnswerOpen(events, liftNoticeAt)) throw refuseLift.unanswered();
    await this.restrictions.lift(change, row);
    await this.course.tell(change, request, {
      receipt: { kind: 'RESTRICTION_LIFTED' },
      letter: ({ reference }) => restrictionLetters.lifted(reference),
    });
  }

  /** A restriction that stands on its own: not one that ends with what is still to be decided. */
  private async find(change: Change, id: string): Promise<Restricted> {
    const row = await change.manager.findOneBy(ProcessingRestriction, { id });
    if (!row?.since) throw refuseLift.missing();
    const request = await this.course.find(change, row.requestId);
    if (moverOf(change.actor, request) === 'OWN_RECORD') {
      const { code, message } = whyNotBy('OWN_RECORD');
      throw refusal(code, ['restrictionId'], message);
    }
    if (row.liftedAt) throw refuseLift.done();
    if (!request.closedAt) throw refuseLift.undecided();
    return { row, request };
  }
}

const tooSoon = {
  en: 'The person is told at least seven days before.',
  de: 'Die Person erfährt es mindestens sieben Tage vorher.',
};
