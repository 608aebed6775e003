import type { DeadlineEvent } from '../../src/privacy/deadlines/deadline';

const DAY = 86_400_000;

/** What the clock on the wall of the zone shows: `2026-03-01 14:05:00`. */
export function wallClock(instant: Date, timeZone: string): string {
  return instant.toLocaleString('sv-SE', { timeZone });
}

/** The last day of a deadline, walked day by day on noons in UTC: another way than the one under test. */
export function lastDayByCounting(
  events: readonly DeadlineEvent[],
  timeZone: string,
  german: boolean,
  now: Date,
): { lastDayOn: string; extended: boolean } {
  const noon = (instant: Date) => Date.parse(`${wallClock(instant, timeZone).slice(0, 10)}T12:00:00Z`);
  const known = events.filter((event) => event.kind === 'received' || event.at <= now);
  const inOrder = known
    .map((event, position) => ({ event, position }))
    .toSorted((one, other) => +one.event.at - +other.event.at || one.position - other.position)
    .map(({ event }) => event);
  const receivedNoon = noon(inOrder[0]!.at);

  const waited = [...daysOfWaiting(inOrder, receivedNoon, noon, german, now)].length;
  const end = (months: number) => {
    let day = sameNumberLater(receivedNoon, months) + waited * DAY;
    while (isOff(day, german)) day += DAY;
    return day;
  };
  const firstEnd = end(1);
  const extension = inOrder.find((event) => event.kind === 'extended' && noon(event.at) <= firstEnd);
  const months = extension?.kind === 'extended' ? 1 + extension.months : 1;
  return { lastDayOn: new Date(end(months)).toISOString().slice(0, 10), extended: extension !== undefined };
}

/** Each noon after the one of the question up to the one of the answer, once. */
function daysOfWaiting(
  events: readonly DeadlineEvent[],
  receivedNoon: number,
  noon: (instant: Date) => number,
  german: boolean,
  now: Date,
): Set<number> {
  const waiting = new Set<number>();
  let asked: number | null = null;
  for (const { kind, at } of [...events, { kind: 'resumed', at: now }]) {
    if (kind === 'paused' && asked === null) asked = noon(at);
    if (kind !== 'resumed' || asked === null) continue;
    let workingDays = 0;
    for (let day = receivedNoon + DAY; day <= asked; day += DAY) if (!isOff(day, german)) workingDays += 1;
    const inTime = workingDays < 5 || (workingDays === 5 && !isOff(asked, german));
    if (inTime) for (let day = asked + DAY; day <= noon(at); day += DAY) waiting.add(day);
    asked = null;
  }
  return waiting;
}

/** Walks on until enough months have begun and the number of the day, or the end of the month, is reached. */
function sameNumberLater(start: number, months: number): number {
  const wanted = new Date(start).getUTCDate();
  let begun = 0;
  for (let day = start + DAY; ; day += DAY) {
    const number = new Date(day).getUTCDate();
    if (number === 1) begun += 1;
    const isLastOfMonth = new Date(day + DAY).getUTCDate() === 1;
    if (begun === months && (number === wanted || isLastOfMonth)) return day;
  }
}

function isOff(day: number, german: boolean): boolean {
  const date = new Date(day);
  if (date.toUTCString().startsWith('Sat') || date.toUTCString().startsWith('Sun')) return true;
  if (!german) return false;
  const fixed = ['01-01', '05-01', '10-03', '12-25', '12-26'];
  if (fixed.includes(date.toISOString().slice(5, 10))) return true;
  // Good Friday, Easter Monday, Ascension and Whit Monday go by Easter.
  return [-2, 1, 39, 50].includes(Math.round((day - easterNoon(date.getUTCFullYear())) / DAY));
}

/** Gauss's rule, as it holds from 1900 to 2099. */
function easterNoon(year: number): number {
  const moon = (19 * (year % 19) + 24) % 30;
  const week = (2 * (year % 4) + 4 * (year % 7) + 6 * moon + 5) % 7;
  let afterMarch22 = moon + week;
  if (afterMarch22 === 35 || (moon === 28 && week === 6 && year % 19 > 10)) afterMarch22 -= 7;
  return Date.UTC(year, 2, 22 + afterMarch22, 12);
}
