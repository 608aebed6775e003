import type Holidays from 'date-holidays';
import { addDays, type CalendarDay, calendarDay, weekdayOf } from '../../foundation/calendar-day';

/** Which days count as working days, and the zone in which a day begins. */
export interface WorkCalendar {
  readonly timeZone: string;
  isWorkingDay(day: CalendarDay): boolean;
}

/**
 * The controller's calendar. `holidays` is `none`, a country (`DE`), a state (`DE-BY`) or a region in it (`DE-BY-A`).
 * Throws a RangeError for an unknown zone or a malformed place; an unknown place is found at the first look-up.
 */
export function workCalendar(timeZone: string, holidays: string): WorkCalendar {
  new Intl.DateTimeFormat('en', { timeZone });
  const isHoliday = holidays === 'none' ? () => false : publicHolidays(holidays);
  // Regulation 1182/71 Art. 2(2): all days are working days but public holidays, Sundays and Saturdays.
  return { timeZone, isWorkingDay: (day) => !isWeekend(day) && !isHoliday(day) };
}

/** Whether HOLIDAYS may have this value; asking for a place loads the tables of the whole world (0.3 s). */
export function isKnownHolidays(holidays: string): boolean {
  return holidays === 'none' || (PLACE.test(holidays) && isKnownPlace(holidays));
}

/** The day itself where it is a working day, else the next one. */
export function workingDayFrom(day: CalendarDay, calendar: WorkCalendar): CalendarDay {
  return calendar.isWorkingDay(day) ? day : workingDayAfter(day, 1, calendar);
}

/** The count-th working day after the day, which is itself not counted. */
export function workingDayAfter(day: CalendarDay, count: number, calendar: WorkCalendar): CalendarDay {
  let current = day;
  for (let left = count; left > 0;) {
    current = addDays(current, 1);
    if (calendar.isWorkingDay(current)) left -= 1;
  }
  return current;
}

const PLACE = /^[A-Z]{2}(-[A-Z0-9]{1,5}){0,2}$/;

function isWeekend(day: CalendarDay): boolean {
  return weekdayOf(day) === 0 || weekdayOf(day) === 6;
}

function publicHolidays(place: string): (day: CalendarDay) => boolean {
  if (!PLACE.test(place)) throw new RangeError('expected holidays as none, DE, DE-BY or DE-BY-A');
  const years = new Map<number, ReadonlySet<CalendarDay>>();
  let table: Holidays | undefined;
  return (day) => {
    const year = Number(day.slice(0, 4));
    const known = years.get(year) ?? daysOff((table ??= tableOf(place)), year);
    years.set(year, known);
    return known.has(day);
  };
}

function tableOf(place: string): Holidays {
  if (!isKnownPlace(place)) throw new RangeError('no public holidays are known for the configured place');
  return newTable(place.split('-'));
}

// The library takes an unknown place for one without holidays, which would silently move a legal deadline.
function isKnownPlace(place: string): boolean {
  const [country = '', state, region] = place.split('-');
  const table = newTable([]);
  const isKnownState = !state || state in (table.getStates(country) ?? {});
  const isKnownRegion = !state || !region || region in (table.getRegions(country, state) ?? {});
  return country in table.getCountries() && isKnownState && isKnownRegion;
}

// Required late: the tables of all countries cost 0.3 s and 20 MB, and few processes ask for a deadline.
function newTable([country, state, region]: string[]): Holidays {
  const Table = require('date-holidays') as typeof Holidays;
  return country ? new Table(country, state ?? '', region ?? '') : new Table();
}

function daysOff(table: Holidays, year: number): ReadonlySet<CalendarDay> {
  const days = new Set<CalendarDay>();
  // The year before as well: a feast of several days may reach into January.
  for (const holiday of [...table.getHolidays(year - 1), ...table.getHolidays(year)]) {
    if (holiday.type !== 'public') continue;
    // Half a day off leaves a working day; two hours are room for a change of clocks within a feast.
    const hours = (holiday.end.getTime() - holiday.start.getTime()) / 3_600_000;
    const first = calendarDay(holiday.date.slice(0, 10));
    for (let offset = 0; offset < Math.floor((hours + 2) / 24); offset += 1) days.add(addDays(first, offset));
  }
  return days;
}
