import { type CalendarDay, calendarDayAt } from '../../../foundation/calendar-day';

/** The last day on which backups from before an instant can live. */
export type BackupsUntil = (at: Date) => CalendarDay;

export function backupsUntilBy(keptMs: number, timeZone: string): BackupsUntil {
  return (at) => calendarDayAt(new Date(at.getTime() + keptMs), timeZone);
}
