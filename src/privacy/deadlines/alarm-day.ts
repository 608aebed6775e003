import type { CalendarDay } from '../../foundation/calendar-day';
import { Right } from '../requests/vocabulary';
import type { Deadline } from './deadline';
import { type WorkCalendar, workingDayAfter } from './holidays';

/** Until it is decided, what may have to be restricted is used: that is not to take a month. */
const workingDaysToRestrict = 3;

/** The day that the desk and its alarms go by. */
export function alarmOf(
  right: Right,
  { alarmOn, receivedOn }: Deadline,
  calendar: WorkCalendar,
): CalendarDay {
  if (right !== Right.RESTRICTION) return alarmOn;
  const soon = workingDayAfter(receivedOn, workingDaysToRestrict, calendar);
  return soon < alarmOn ? soon : alarmOn;
}
