import type { EntityManager, FindOptionsWhere, ObjectLiteral } from 'typeorm';

/** The place of a row in a list: its sort value and its id. */
export interface Position {
  value: string;
  id: string;
}

export interface PageRequest {
  first: number;
  after: Position | null;
}

export interface Page<T> {
  rows: T[];
  hasNext: boolean;
  hasPrevious: boolean;
  positionOf(row: T): Position;
  count(): Promise<number>;
}

/** A list that is walked by one of its columns, newest first unless it says otherwise; ids break ties. */
export interface ListPlan<T extends ObjectLiteral> {
  entity: new () => T;
  where: FindOptionsWhere<T>;
  /** A column of the entity, named in code and never by a caller. */
  newestBy: keyof T & string;
  /** Walk it the other way round. */
  isOldestFirst?: boolean;
  /** Bounds on that column, both inclusive. */
  from?: Date | null;
  to?: Date | null;
}

/** One page by keyset: two statements at most, whatever its size and place. */
export async function findPage<T extends ObjectLiteral & { id: string }>(
  manager: EntityManager,
  plan: ListPlan<T>,
  request: PageRequest,
): Promise<Page<T>> {
  const direction = plan.isOldestFirst ? 'ASC' : 'DESC';
  const rows = await list(manager, plan, request)
    .orderBy(`row.${plan.newestBy}`, direction)
    .addOrderBy('row.id', direction)
    .limit(request.first + 1)
    .getMany();
  return {
    rows: rows.slice(0, request.first),
    hasNext: rows.length > request.first,
    hasPrevious: request.after !== null,
    positionOf: (row) => positionOf(row, plan.newestBy),
    count: () => list(manager, plan, { ...request, after: null }).getCount(),
  };
}

function list<T extends ObjectLiteral>(manager: EntityManager, plan: ListPlan<T>, { after }: PageRequest) {
  const column = `row.${plan.newestBy}`;
  // Not `where()`: find options refuse undefined and null instead of matching nothing by them.
  const query = manager.createQueryBuilder(plan.entity, 'row').setFindOptions({ where: plan.where });
  if (plan.from) query.andWhere(`${column} >= :from`, { from: plan.from });
  if (plan.to) query.andWhere(`${column} <= :to`, { to: plan.to });
  if (after) {
    const value = asParameter(after.value);
    const beyond = plan.isOldestFirst ? '>' : '<';
    query.andWhere(`(${column} ${beyond} :value OR (${column} = :value AND row.id ${beyond} :id))`, {
      value,
      id: after.id,
    });
  }
  return query;
}

/** Instants travel in cursors as ISO strings, days as they are. */
function asParameter(value: string): Date | string {
  return /^\d{4}-\d{2}-\d{2}T/.test(value) ? new Date(value) : value;
}

function positionOf<T extends ObjectLiteral & { id: string }>(row: T, newestBy: keyof T & string): Position {
  const value: unknown = row[newestBy];
  return { value: value instanceof Date ? value.toISOString() : String(value), id: row.id };
}
