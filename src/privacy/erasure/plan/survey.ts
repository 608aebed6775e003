import type { EntityManager, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { calendarDay, type CalendarDay } from '../../../foundation/calendar-day';
import { type Catalogue, type KeptFrom, type PersonalTable, tellable } from '../../../personal-data';
import { RightsRequest } from '../../requests/rights-request.entity';
import type { CountedTable, RowGroup } from './erasure-plan';

/** Counts what is held about a person, table by table; rows that are kept, by the day from which they are. */
export async function survey(
  manager: EntityManager,
  catalogue: Catalogue,
  customerId: string,
  today: CalendarDay,
): Promise<CountedTable[]> {
  const counted: CountedTable[] = [];
  for (const table of catalogue.tables) {
    const groups = table.keptFrom
      ? await countByDay(manager, table, table.keptFrom, customerId, today)
      : [{ since: today, records: await rowsOf(manager, table, customerId).getCount() }];
    counted.push({ table, groups: table.entity === RightsRequest ? withItself(groups, today) : groups });
  }
  return counted;
}

async function countByDay(
  manager: EntityManager,
  table: PersonalTable,
  { property, of }: KeptFrom,
  customerId: string,
  today: CalendarDay,
): Promise<RowGroup[]> {
  const rows = rowsOf(manager, table, customerId);
  if (of) rows.leftJoin(of.entity(), 'other', `other.id = row.${of.by}`);
  const found = await rows
    .select(`${of ? 'other' : 'row'}.${property}`, 'since')
    .addSelect('COUNT(*)', 'records')
    .groupBy(`${of ? 'other' : 'row'}.${property}`)
    .getRawMany<{ since: Date | string | null; records: number | string }>();
  return found.map(({ since, records }) => ({ since: dayOf(since) ?? today, records: Number(records) }));
}

function rowsOf(
  manager: EntityManager,
  table: PersonalTable,
  customerId: string,
): SelectQueryBuilder<ObjectLiteral> {
  return manager
    .createQueryBuilder(table.entity as new () => ObjectLiteral, 'row')
    .where(tellable(table, customerId));
}

/** The request for the erasure is kept as well, also before it is made. */
function withItself(groups: readonly RowGroup[], today: CalendarDay): RowGroup[] {
  return [...groups, { since: today, records: 0 }];
}

function dayOf(since: Date | string | null): CalendarDay | null {
  if (since === null) return null;
  return calendarDay((typeof since === 'string' ? since : since.toISOString()).slice(0, 10));
}
