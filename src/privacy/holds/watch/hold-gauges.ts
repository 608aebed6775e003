import { Between, type DataSource, type FindOperator, IsNull, LessThan } from 'typeorm';
import { addDays, type CalendarDay, calendarDayAt } from '../../../foundation/calendar-day';
import type { Clock } from '../../../foundation/clock';
import type { Gauge } from '../../../foundation/gauge';
import { LegalHold } from '../legal-hold.entity';

const bands: Record<string, (today: CalendarDay) => FindOperator<CalendarDay>> = {
  overdue: (today) => LessThan(today),
  '1d': (today) => Between(today, addDays(today, 1)),
  '7d': (today) => Between(addDays(today, 2), addDays(today, 7)),
};

/** What the monitoring sees of holds: how many are in force, and how many are to be reviewed soon, or should have been. */
export function holdGauges(database: DataSource, clock: Clock, timeZone: string): Gauge[] {
  const standing = { releasedAt: IsNull() };
  return [
    {
      name: 'callxtra_legal_holds',
      help: 'Legal holds in force.',
      labels: [],
      read: async () => [{ labels: {}, value: await database.manager.countBy(LegalHold, standing) }],
    },
    {
      name: 'callxtra_legal_holds_review',
      help: 'Legal holds in force whose review is past, within a day, or within a week.',
      labels: ['within'],
      async read() {
        const today = calendarDayAt(clock.now(), timeZone);
        return Promise.all(
          Object.entries(bands).map(async ([within, days]) => ({
            labels: { within },
            value: await database.manager.countBy(LegalHold, { ...standing, reviewOn: days(today) }),
          })),
        );
      },
    },
  ];
}
