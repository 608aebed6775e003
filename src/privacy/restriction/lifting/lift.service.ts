import type { CalendarDay } from '../../../foundation/calendar-day';
import type { Change } from '../../../foundation/change';
import { Problems, refusal } from '../../../foundation/refusal';
import { ProcessingRestriction } from '../../../processing';
import { moverOf } from '../../course/mover';
import type { RequestCourse } from '../../course/request-course';
import { parseRequired } from '../../../values';
import { whyNotBy } from '../../requests/why-not.messages';
import { refuseLift } from './lift-refusals';
import type { Restricted, RestrictionLifts } from './restriction-lifts';

export interface LiftNotice {
  restrictionId: string;
  liftOn: CalendarDay;
  reason: string;
}

/** How an officer lifts a restriction: announced in time, and not against an answer that nobody has dealt with. */
export class LiftService {
  constructor(
    private readonly lifts: RestrictionLifts,
    private readonly course: RequestCourse,
  ) {}

  async announce(change: Change, { restrictionId, liftOn, reason: written }: LiftNotice): Promise<void> {
    const restricted = await this.find(change, restrictionId);
    const problems = new Problems();
    const reason = parseRequired(problems, ['reason'], written);
    if (liftOn < this.lifts.earliest(change.at)) problems.add('INVALID', ['liftOn'], tooSoon);
    problems.settle();
    await this.lifts.announce(change, { ...restricted, liftOn, reason });
  }

  async lift(change: Change, restrictionId: string): Promise<void> {
    const restricted = await this.find(change, restrictionId);
    const dueAt = this.lifts.dueAt(restricted.row);
    if (!dueAt) throw refuseLift.unannounced();
    if (change.at < dueAt) throw refuseLift.early(dueAt);
    if (await this.lifts.isDisputed(change, restricted)) throw refuseLift.unanswered();
    await this.lifts.lift(change, restricted);
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
