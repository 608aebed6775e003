import type { DataSource, ObjectLiteral } from 'typeorm';
import { type PersonalColumn, type PersonalRecords, type PersonalTable, tellable } from '../../personal-data';
import { type CopyTable, fileNameOf } from './copy-plan';

const pageSize = 200;

export type CopiedValue = string | number | boolean | object | null;
export type CopiedRow = { id: string } & Record<string, CopiedValue>;
type Row = { id: string } & ObjectLiteral;

/**
 * A person's rows, table by table, sealed values opened. How far each table reached is noted at the
 * start, so that every file tells of the same rows.
 */
export class SubjectSnapshot {
  private constructor(
    private readonly database: DataSource,
    private readonly records: PersonalRecords,
    private readonly customerId: string,
    private readonly lastIds: ReadonlyMap<string, string>,
  ) {}

  static async take(
    database: DataSource,
    records: PersonalRecords,
    plan: readonly CopyTable[],
    customerId: string,
  ): Promise<SubjectSnapshot> {
    const lastIds = new Map<string, string>();
    for (const { table, columns } of plan) {
      if (columns.length === 0) continue;
      const last = await database.manager
        .createQueryBuilder(table.entity as new () => Row, 'row')
        .select('MAX(row.id)', 'id')
        .where(tellable(table, customerId))
        .getRawOne<{ id: string | null }>();
      if (last?.id) lastIds.set(table.name, last.id);
    }
    return new SubjectSnapshot(database, records, customerId, lastIds);
  }

  /** The rows of one table with the given columns, a page at a time, by id. */
  async *pages({ table }: CopyTable, columns: readonly PersonalColumn[]): AsyncGenerator<CopiedRow[]> {
    const last = this.lastIds.get(table.name);
    const read = columns.filter(({ file }) => file === undefined);
    const names = new Set(['id', table.subject, ...read.map(({ property }) => property)]);
    if (last === undefined) return;
    for (let after = ''; ;) {
      const rows = await this.database.manager
        .createQueryBuilder(table.entity as new () => Row, 'row')
        .select([...names].map((name) => `row.${name}`))
        .where(tellable(table, this.customerId))
        .andWhere('row.id > :after AND row.id <= :last', { after, last })
        .orderBy('row.id', 'ASC')
        .limit(pageSize)
        .getMany();
      if (rows.length > 0) yield await this.copy(table, rows, columns);
      if (rows.length < pageSize) return;
      after = rows.at(-1)!.id;
    }
  }

  /** A file of a row; null where its key is destroyed. */
  async file({ table }: CopyTable, { property }: PersonalColumn, id: string): Promise<Buffer | null> {
    const entity = table.entity as new () => Row;
    const row = await this.database.manager.findOneBy(entity, { ...tellable(table, this.customerId), id });
    return row && this.records.openBytes(row, property);
  }

  private async copy(
    table: PersonalTable,
    rows: readonly Row[],
    columns: readonly PersonalColumn[],
  ): Promise<CopiedRow[]> {
    const copies: CopiedRow[] = [];
    for (const row of rows) {
      const copied: CopiedRow = { id: row.id };
      for (const column of columns) copied[column.property] = await this.valueOf(table, row, column);
      copies.push(copied);
    }
    return copies;
  }

  private async valueOf(table: PersonalTable, row: Row, column: PersonalColumn): Promise<CopiedValue> {
    const { property, isSealed, form } = column;
    if (column.file !== undefined) return fileNameOf(table, column, row.id);
    const value: unknown = row[property];
    if (!isSealed) return plainOf(value);
    const text = await this.records.open(row, property);
    if (text === null || form === undefined || form === 'text') return text;
    return form === 'json' ? (JSON.parse(text) as CopiedValue) : Number(text);
  }
}

function plainOf(value: unknown): CopiedValue {
  if (value === undefined || value === null) return null;
  if (value instanceof Date) return value.toISOString();
  if (Buffer.isBuffer(value)) return value.toString('base64');
  return value;
}
