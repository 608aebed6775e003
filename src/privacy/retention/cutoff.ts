import { type CalendarDay, calendarDay, calendarDayAt, startOfDay } from '../../foundation/calendar-day';
import { addDuration, parseIsoDuration } from '../../foundation/iso-duration';
import type { RetentionRule } from '../../personal-data';

/** What is dated before it is due: instants before `instant`, days before `day`. */
export interface Cutoff {
  instant: Date;
  day: CalendarDay;
}

/**
 * The moment before which a rule's period has begun and is over now. A period that begins with a day does not count
 * that day, and ends with its own last one; one from the end of a year ends with a year.
 */
export function cutoffOf(rule: RetentionRule, now: Date, timeZone: string): Cutoff {
  const { months, days, milliseconds } = parseIsoDuration(rule.period);
  const today = calendarDayAt(now, timeZone);
  if (!rule.fromYearEnd)
    return {
      instant: addDuration(now, { months: -months, days: -days, milliseconds: -milliseconds }),
      day: calendarDayAt(
        addDuration(new Date(`${today}T12:00:00Z`), { months: -months, days: -days, milliseconds: 0 }),
        'UTC',
      ),
    };
  if (months % 12 !== 0 || days + milliseconds > 0)
    throw new RangeError('a period from the end of a year takes whole years');
  const day = calendarDay(`${Number(today.slice(0, 4)) - months / 12}-01-01`);
  return { instant: startOfDay(day, timeZone), day };
}
