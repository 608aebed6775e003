import { type EntityManager, In, type ObjectLiteral } from 'typeorm';
import { calendarDay, type CalendarDay, calendarDayAt } from '../../../foundation/calendar-day';
import { type Catalogue, type PersonalTable, tellable } from '../../../personal-data';
import { groupedBy } from '../../grouping';
import { RightsRequest } from '../../requests/rights-request.entity';
import type { CountedTable, RowGroup } from './erasure-plan';

/** What is held about each of these persons, table by table; rows that are kept, by the day from which they are. */
export async function survey(
  manager: EntityManager,
  catalogue: Catalogue,
  customerIds: readonly string[],
  { today, timeZone }: { today: CalendarDay; timeZone: string },
): Promise<Map<string, CountedTable[]>> {
  const counted = new Map<string, CountedTable[]>(customerIds.map((id) => [id, []]));
  for (const table of catalogue.tables) {
    const groupsOf = groupedBy(await count(manager, table, customerIds), ({ subject }) => subject);
    for (const [customerId, tables] of counted) {
      const found = (groupsOf.get(customerId) ?? []).map(({ since, records }) => ({
        since: since === null ? today : dayOf(since, timeZone),
        records: Number(records),
      }));
      const groups = table.keptFrom || found.length > 0 ? found : [{ since: today, records: 0 }];
      tables.push({ table, groups: table.entity === RightsRequest ? withItself(groups, today) : groups });
    }
  }
  return counted;
}

interface Counted {
  subject: string;
  since: string | null;
  records: number | string;
}

/**
 * One statement, however many persons and rows; both engines write an instant with its day first. Its day here may be
 * another than in UTC: midnight falls on a whole ten minutes.
 */
function count(
  manager: EntityManager,
  table: PersonalTable,
  customerIds: readonly string[],
): Promise<Counted[]> {
  const rows = manager
    .createQueryBuilder(table.entity as new () => ObjectLiteral, 'row')
    .select(`row.${table.subject}`, 'subject')
    .addSelect('COUNT(*)', 'records')
    .where(tellable(table, In([...customerIds])))
    .groupBy(`row.${table.subject}`);
  if (!table.keptFrom) return rows.addSelect('NULL', 'since').getRawMany();
  const { property, of } = table.keptFrom;
  if (of) rows.leftJoin(of.entity(), 'other', `other.id = row.${of.by}`);
  const since = `SUBSTR(${of ? 'other' : 'row'}.${property}, 1, 15)`;
  return rows.addSelect(since, 'since').addGroupBy(since).getRawMany();
}

/** Of `2026-12-31`, or of an instant such as `2026-12-31 23:3`. */
function dayOf(since: string, timeZone: string): CalendarDay {
  if (since.length === 10) return calendarDay(since);
  return calendarDayAt(new Date(`${since.replace(' ', 'T')}0Z`), timeZone);
}

/** The request for the erasure is kept as well, also before it is made. */
function withItself(groups: readonly RowGroup[], today: CalendarDay): RowGroup[] {
  return [...groups, { since: today, records: 0 }];
}
