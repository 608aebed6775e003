import { addDays, addMonths, type CalendarDay, calendarDay, daysBetween } from './calendar-day';

/** A length of time as people agree on it: months differ in length, so they are not days. */
export interface IsoDuration {
  readonly months: number;
  readonly days: number;
  readonly milliseconds: number;
}

const PATTERN =
  /^P(?=\w)(?:(\d{1,6})Y)?(?:(\d{1,6})M)?(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?=\d)(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})S)?)?$/;

/** Reads an ISO 8601 duration in whole units, such as P90D, P3Y, P1M or PT72H; throws a RangeError otherwise. */
export function parseIsoDuration(text: string): IsoDuration {
  const match = PATTERN.exec(text);
  if (!match)
    throw new RangeError('expected an ISO 8601 duration in whole units, such as P90D, P3Y or PT72H');
  const count = (group: number) => Number(match[group] ?? 0);
  return {
    months: count(1) * 12 + count(2),
    days: count(3) * 7 + count(4),
    milliseconds: (count(5) * 3600 + count(6) * 60 + count(7)) * 1000,
  };
}

/** The instant that much later; months and days are counted on the UTC calendar, so a day is 24 hours. */
export function addDuration(instant: Date, duration: IsoDuration): Date {
  const day = calendarDay(instant.toISOString().slice(0, 10));
  const shift = daysBetween(day, addCalendarPart(day, duration)) * 86_400_000 + duration.milliseconds;
  const later = new Date(instant.getTime() + shift);
  if (Number.isNaN(later.getTime())) throw new RangeError('the duration leads beyond the calendar');
  return later;
}

/** The day that much later; throws a RangeError for a duration with hours, which a day cannot tell. */
export function addDurationToDay(day: CalendarDay, duration: IsoDuration): CalendarDay {
  if (duration.milliseconds !== 0)
    throw new RangeError('a calendar day takes years, months, weeks and days only');
  return addCalendarPart(day, duration);
}

// Months first, then days: the order that ISO 8601 arithmetic (and Temporal) keeps.
function addCalendarPart(day: CalendarDay, duration: IsoDuration): CalendarDay {
  return addDays(addMonths(day, duration.months), duration.days);
}
