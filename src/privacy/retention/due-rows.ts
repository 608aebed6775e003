import type { EntityManager, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { RetainedTable } from '../../personal-data';
import type { Cutoff } from './cutoff';

export interface DueRow {
  id: string;
  customerId: string;
}

interface Part {
  /** The id of the row before the first one. */
  after: string;
  atMost: number;
  /** Of this customer alone. */
  customerId?: string;
}

/** The rows of a table whose time is over, in the order of their ids. */
export async function dueRows(
  manager: EntityManager,
  retained: RetainedTable,
  cutoff: Cutoff,
  { after, atMost, customerId }: Part,
): Promise<DueRow[]> {
  const rows = query(manager, retained, cutoff);
  if (customerId) rows.andWhere(`entry.${retained.table.subject} = :customerId`, { customerId });
  return rows
    .select('entry.id', 'id')
    .addSelect(`entry.${retained.table.subject}`, 'customerId')
    .andWhere('entry.id > :after', { after })
    .orderBy('entry.id', 'ASC')
    .limit(atMost)
    .getRawMany<DueRow>();
}

export function countDue(manager: EntityManager, retained: RetainedTable, cutoff: Cutoff): Promise<number> {
  return query(manager, retained, cutoff).getCount();
}

function query(
  manager: EntityManager,
  { table, at, dated }: RetainedTable,
  cutoff: Cutoff,
): SelectQueryBuilder<ObjectLiteral> {
  const rows = manager
    .createQueryBuilder<ObjectLiteral>(table.entity as new () => ObjectLiteral, 'entry')
    .andWhere(`entry.${table.subject} IS NOT NULL`);
  const owner = dated ? 'dated' : 'entry';
  if (dated) rows.innerJoin(dated.entity, 'dated', `dated.id = entry.${dated.by}`);
  const entity = dated?.entity ?? table.entity;
  const column = manager.dataSource.getMetadata(entity).findColumnWithPropertyName(at)!;
  const before = column.type === 'date' ? cutoff.day : cutoff.instant;
  return rows.andWhere(`${owner}.${at} < :before`, { before });
}
