import { addDays, type CalendarDay, calendarDayAt, startOfDay } from '../../../foundation/calendar-day';
import type { WorkCalendar } from '../../deadlines/holidays';

const workingDays = 4;

/** May one officer alone approve by now: from four working days before the last day for the answer? */
export function isNearDue(dueAt: Date, calendar: WorkCalendar, now: Date): boolean {
  const lastDay = calendarDayAt(new Date(dueAt.getTime() - 1), calendar.timeZone);
  return now >= startOfDay(workingDayBefore(lastDay, workingDays, calendar), calendar.timeZone);
}

/** The count-th working day before the day, which is itself not counted. */
function workingDayBefore(day: CalendarDay, count: number, calendar: WorkCalendar): CalendarDay {
  let current = day;
  for (let left = count; left > 0;) {
    current = addDays(current, -1);
    if (calendar.isWorkingDay(current)) left -= 1;
  }
  return current;
}
