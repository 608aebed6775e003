import { type CalendarDay, calendarDayAt, daysBetween } from '../../foundation/calendar-day';
import { type WorkCalendar, workingDayAfter } from './holidays';

/** The time between a question to the person and its answer. */
export interface Pause {
  readonly since: Date;
  readonly askedOn: CalendarDay;
  /** Absent while the question is open. */
  readonly answeredOn?: CalendarDay;
  /** Calendar days that began while the question was open: the day on which it was asked had begun before. */
  readonly days: number;
  /** Whether it was asked early enough to stop the clock. */
  readonly counts: boolean;
}

const WORKING_DAYS_TO_ASK = 5;

/** The pauses of a request as they stand at `now`; `history` is in order of time, and a second question in one pause adds nothing. */
export function pausesOf(
  history: readonly { readonly kind: string; readonly at: Date }[],
  receivedAt: Date,
  calendar: WorkCalendar,
  now: Date,
): Pause[] {
  const dayOf = (instant: Date) => calendarDayAt(instant, calendar.timeZone);
  const lastToAsk = workingDayAfter(dayOf(receivedAt), WORKING_DAYS_TO_ASK, calendar);
  const pauseOf = (since: Date, answeredAt?: Date): Pause => {
    const askedOn = dayOf(since);
    const days = daysBetween(askedOn, dayOf(answeredAt ?? now));
    const counts = since >= receivedAt && askedOn <= lastToAsk;
    return { since, askedOn, days, counts, ...(answeredAt && { answeredOn: dayOf(answeredAt) }) };
  };

  const pauses: Pause[] = [];
  let since: Date | undefined;
  for (const event of history) {
    if (event.kind === 'paused') since ??= event.at;
    if (event.kind !== 'resumed' || !since) continue;
    pauses.push(pauseOf(since, event.at));
    since = undefined;
  }
  return since ? [...pauses, pauseOf(since)] : pauses;
}
