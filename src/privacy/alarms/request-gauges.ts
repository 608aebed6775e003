import { Between, type DataSource, type FindOperator, In, LessThan } from 'typeorm';
import { addDays, type CalendarDay, calendarDayAt } from '../../foundation/calendar-day';
import type { Clock } from '../../foundation/clock';
import type { Gauge } from '../../foundation/gauge';
import { RightsRequest } from '../requests/rights-request.entity';
import { openStates } from '../requests/transitions';

/** The bands of last days that alarms go by, without moving over days off. */
const bands: Record<string, (today: CalendarDay) => FindOperator<CalendarDay>> = {
  overdue: (today) => LessThan(today),
  '1d': (today) => Between(today, addDays(today, 1)),
  '7d': (today) => Between(addDays(today, 2), addDays(today, 7)),
};

/** What the monitoring sees of open requests: how many, and how many whose last day is near or past. */
export function requestGauges(database: DataSource, clock: Clock, timeZone: string): Gauge[] {
  const open = { state: In([...openStates]) };
  return [
    {
      name: 'callxtra_rights_requests_open',
      help: 'Open requests, by right and state.',
      labels: ['right', 'state'],
      async read() {
        const rows = await database.manager
          .createQueryBuilder(RightsRequest, 'request')
          .select('request.right', 'right')
          .addSelect('request.state', 'state')
          .addSelect('COUNT(*)', 'count')
          .where(open)
          .groupBy('request.right')
          .addGroupBy('request.state')
          .getRawMany<{ right: string; state: string; count: number | string }>();
        return rows.map(({ right, state, count }) => ({ labels: { right, state }, value: Number(count) }));
      },
    },
    {
      name: 'callxtra_rights_requests_due',
      help: 'Open requests whose last day is past, within a day, or within a week.',
      labels: ['within'],
      async read() {
        const today = calendarDayAt(clock.now(), timeZone);
        return Promise.all(
          Object.entries(bands).map(async ([within, days]) => ({
            labels: { within },
            value: await database.manager.countBy(RightsRequest, { ...open, alarmOn: days(today) }),
          })),
        );
      },
    },
  ];
}
