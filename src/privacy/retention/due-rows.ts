import type { EntityManager, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { RetainedTable } from '../../personal-data';
import type { Cutoff } from './cutoff';

export interface DueRow {
  id: string;
  customerId: string;
  /** What dates it, as the database writes it. */
  at: string;
}

interface Part {
  /** The row before the first one; null where none was read yet. */
  after: Pick<DueRow, 'id' | 'at'> | null;
  atMost: number;
  /** Of this customer alone. */
  customerId?: string;
}

/** The rows of a table whose time is over, the oldest first: found by what dates them, not by reading the table. */
export async function dueRows(
  manager: EntityManager,
  retained: RetainedTable,
  cutoff: Cutoff,
  { after, atMost, customerId }: Part,
): Promise<DueRow[]> {
  const rows = query(manager, retained, cutoff);
  const at = datingOf(retained);
  if (after)
    rows
      .andWhere(`${at} >= :at AND (${at} > :at OR entry.id > :id)`)
      .setParameters({ at: after.at, id: after.id });
  if (customerId) rows.andWhere(`entry.${retained.table.subject} = :customerId`, { customerId });
  return rows
    .select('entry.id', 'id')
    .addSelect(`entry.${retained.table.subject}`, 'customerId')
    .addSelect(`SUBSTR(${at}, 1, 23)`, 'at')
    .orderBy(at, 'ASC')
    .addOrderBy('entry.id', 'ASC')
    .limit(atMost)
    .getRawMany<DueRow>();
}

export function countDue(manager: EntityManager, retained: RetainedTable, cutoff: Cutoff): Promise<number> {
  return query(manager, retained, cutoff).getCount();
}

function query(
  manager: EntityManager,
  retained: RetainedTable,
  cutoff: Cutoff,
): SelectQueryBuilder<ObjectLiteral> {
  const { table, at, dated } = retained;
  const rows = manager
    .createQueryBuilder<ObjectLiteral>(table.entity as new () => ObjectLiteral, 'entry')
    .andWhere(`entry.${table.subject} IS NOT NULL`);
  if (dated) rows.innerJoin(dated.entity, 'dated', `dated.id = entry.${dated.by}`);
  const entity = dated?.entity ?? table.entity;
  const column = manager.dataSource.getMetadata(entity).findColumnWithPropertyName(at)!;
  const before = column.type === 'date' ? cutoff.day : cutoff.instant;
  return rows.andWhere(`${datingOf(retained)} < :before`, { before });
}

/** The column that dates a row. */
function datingOf({ at, dated }: RetainedTable): string {
  return `${dated ? 'dated' : 'entry'}.${at}`;
}
