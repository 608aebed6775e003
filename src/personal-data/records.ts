import { Sealed, type SealAddress, type Sealer } from '../foundation/sealed';
import type { Catalogue, PersonalColumn } from './catalogue';

/** Keyed hashes by which rows of a known value are found. */
export interface Indexer {
  index(table: string, column: string, value: string): string;
}

type Row = { id: string };
type Plain = string | number | object | null | undefined;

/** Seals and opens the personal columns of rows as their declarations say. */
export class PersonalRecords {
  constructor(
    readonly catalogue: Catalogue,
    private readonly sealer: Sealer,
    private readonly indexer: Indexer,
  ) {}

  /**
   * The given values as they are to be written to `row`, blind indexes with them. Left out is left
   * out, null is null. `row` must carry its id and its subject.
   */
  async seal<T extends Row>(
    entity: new () => T,
    row: Row & Partial<T>,
    values: { [K in keyof T]?: Plain },
  ): Promise<Partial<T>> {
    const written: Record<string, unknown> = {};
    for (const [property, value] of Object.entries(values)) {
      if (value === undefined) continue;
      const column = this.catalogue.columnOf(entity, property);
      const plain = value === null ? null : column.form === 'json' ? JSON.stringify(value) : String(value);
      written[property] =
        plain === null ? null : await this.sealer.seal(this.address(entity, column, row), plain);
      if (column.index)
        written[column.index] = plain === null ? null : this.indexFor(entity, property, plain);
    }
    return written as Partial<T>;
  }

  /** The value of one column in clear; null where there is none or its key is destroyed. */
  async open<T extends Row>(row: T, property: keyof T & string): Promise<string | null> {
    const value: unknown = row[property];
    if (!(value instanceof Sealed)) return null;
    const entity = row.constructor;
    return this.sealer.open(this.address(entity, this.catalogue.columnOf(entity, property), row), value);
  }

  /** The same for a column in the form of JSON. */
  async openJson<V>(row: Row, property: string): Promise<V | null> {
    const text = await this.open(row, property as keyof Row);
    return text === null ? null : (JSON.parse(text) as V);
  }

  /** A file of a row, as it is to be written. */
  sealBytes(entity: Function, row: Row, property: string, bytes: Buffer): Promise<Buffer> {
    return this.sealer.sealBytes(this.address(entity, this.catalogue.columnOf(entity, property), row), bytes);
  }

  /** A file of a row in clear; null where its key is destroyed. */
  openBytes(row: Row, property: string): Promise<Buffer | null> {
    const column = this.catalogue.columnOf(row.constructor, property);
    return this.sealer.openBytes(
      this.address(row.constructor, column, row),
      row[property as keyof Row] as unknown as Buffer,
    );
  }

  /** What to look for in a column's blind index. */
  indexFor(entity: Function, property: string, value: string): string {
    const { isIndexExact } = this.catalogue.columnOf(entity, property);
    // The indexer takes values that look alike for one; their bytes in hexadecimal do not.
    const told = isIndexExact ? Buffer.from(value).toString('hex') : value;
    return this.indexer.index(this.catalogue.tableOf(entity).name, property, told);
  }

  private address(entity: Function, column: PersonalColumn, row: Row): SealAddress {
    const table = this.catalogue.tableOf(entity);
    const subject: unknown = row[table.subject as keyof Row];
    if (typeof subject !== 'string')
      throw new Error(`A row of ${table.name} without its subject cannot be sealed or opened.`);
    return { subject, rule: column.keyRule, table: table.name, column: column.property, row: row.id };
  }
}
