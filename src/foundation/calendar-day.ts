/** A day of the Gregorian calendar, `2026-03-01`, without a time and without a zone. */
export type CalendarDay = `${number}-${number}-${number}`;

const MS_PER_DAY = 86_400_000;

/** Reads `YYYY-MM-DD`; throws a RangeError for anything else, also for a day that does not exist. */
export function calendarDay(text: string): CalendarDay {
  const isWritten = /^\d{4}-\d{2}-\d{2}$/.test(text);
  if (!isWritten || Number.isNaN(Date.parse(text)) || fromUtc(utc(text)) !== text) {
    throw new RangeError('expected a calendar day such as 2026-03-01');
  }
  return text;
}

/** The day that a wall calendar in the IANA zone shows at the instant; throws a RangeError for an unknown zone. */
export function calendarDayAt(instant: Date, timeZone: string): CalendarDay {
  const parts = formatOf(timeZone).formatToParts(instant);
  const digits = (type: 'year' | 'month' | 'day', length: number) =>
    (parts.find((part) => part.type === type)?.value ?? '').padStart(length, '0');
  return `${digits('year', 4)}-${digits('month', 2)}-${digits('day', 2)}` as CalendarDay;
}

/** The first instant of the day in the IANA zone: midnight, or later where a change of clocks skips midnight. */
export function startOfDay(day: CalendarDay, timeZone: string): Date {
  // No zone is farther from UTC than 16 hours, and every change of clocks falls on a whole second.
  const midnightUtc = utc(day).getTime();
  let before = midnightUtc / 1000 - 16 * 3600;
  let reached = midnightUtc / 1000 + 16 * 3600;
  while (reached - before > 1) {
    const middle = Math.floor((before + reached) / 2);
    if (calendarDayAt(new Date(middle * 1000), timeZone) >= day) reached = middle;
    else before = middle;
  }
  return new Date(reached * 1000);
}

export function addDays(day: CalendarDay, days: number): CalendarDay {
  return fromUtc(new Date(utc(day).getTime() + days * MS_PER_DAY));
}

/** The same-numbered day of the later month, or that month's last day where it has no such day. */
export function addMonths(day: CalendarDay, months: number): CalendarDay {
  const date = utc(day);
  date.setUTCMonth(date.getUTCMonth() + months);
  // Too short a month makes the date run over into the next one; day 0 is the last of the one before.
  if (date.getUTCDate() !== Number(day.slice(8))) date.setUTCDate(0);
  return fromUtc(date);
}

/** How many days later `to` is; negative when it is earlier. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return (utc(to).getTime() - utc(from).getTime()) / MS_PER_DAY;
}

/** 0 is Sunday, 6 is Saturday. */
export function weekdayOf(day: CalendarDay): number {
  return utc(day).getUTCDay();
}

function utc(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

function fromUtc(date: Date): CalendarDay {
  const text = date.toISOString();
  if (!/^\d{4}-/.test(text)) throw new RangeError('a calendar day lies between the years 0 and 9999');
  return text.slice(0, 10) as CalendarDay;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US-u-ca-iso8601-nu-latn', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  formats.set(timeZone, format);
  return format;
}
