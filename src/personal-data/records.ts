import { Sealed, type SealAddress, type Sealer } from '../foundation/sealed';
import type { Catalogue, PersonalColumn } from './catalogue';
import type { Gate, Operation } from './gate';

/** Keyed hashes by which rows of a known value are found. */
export interface Indexer {
  index(table: string, column: string, value: string): string;
}

type Row = { id: string };
type Plain = string | number | object | null | undefined;

/** Seals and opens the personal columns of rows as their declarations say, each as far as its gate lets it. */
export class PersonalRecords {
  constructor(
    readonly catalogue: Catalogue,
    private readonly sealer: Sealer,
    private readonly indexer: Indexer,
    private readonly gate: Gate,
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
      const address = await this.admitted(entity, column, row, 'WRITE');
      written[property] = plain === null ? null : await this.sealer.seal(address, plain);
      if (column.index)
        written[column.index] = plain === null ? null : this.indexFor(entity, property, plain);
    }
    return written as Partial<T>;
  }

  /** The value of one column in clear; null where there is none or its key is destroyed. */
  async open<T extends Row>(row: T, property: keyof T & string): Promise<string | null> {
    const value: unknown = row[property];
    if (!(value instanceof Sealed)) return null;
    const column = this.catalogue.columnOf(row.constructor, property);
    return this.sealer.open(await this.admitted(row.constructor, column, row, 'READ'), value);
  }

  /** The same for a column in the form of JSON. */
  async openJson<V>(row: Row, property: string): Promise<V | null> {
    const text = await this.open(row, property as keyof Row);
    return text === null ? null : (JSON.parse(text) as V);
  }

  /** A file of a row, as it is to be written. */
  async sealBytes(entity: Function, row: Row, property: string, bytes: Buffer): Promise<Buffer> {
    const column = this.catalogue.columnOf(entity, property);
    return this.sealer.sealBytes(await this.admitted(entity, column, row, 'WRITE'), bytes);
  }

  /** A file of a row in clear; null where its key is destroyed. */
  async openBytes(row: Row, property: string): Promise<Buffer | null> {
    const column = this.catalogue.columnOf(row.constructor, property);
    const address = await this.admitted(row.constructor, column, row, 'READ');
    return this.sealer.openBytes(address, row[property as keyof Row] as unknown as Buffer);
  }

  /** What to look for in a column's blind index. */
  indexFor(entity: Function, property: string, value: string): string {
    const { isIndexExact } = this.catalogue.columnOf(entity, property);
    // The indexer takes values that look alike for one; their bytes in hexadecimal do not.
    const told = isIndexExact ? Buffer.from(value).toString('hex') : value;
    return this.indexer.index(this.catalogue.tableOf(entity).name, property, told);
  }

  /** The place of a value, once its gate has let the operation through. */
  private async admitted(
    entity: Function,
    column: PersonalColumn,
    row: Row,
    operation: Operation,
  ): Promise<SealAddress> {
    const address = this.address(entity, column, row);
    await this.gate.admit(address.subject, column, operation);
    return address;
  }

  private address(entity: Function, column: PersonalColumn, row: Row): SealAddress {
    const table = this.catalogue.tableOf(entity);
    const subject: unknown = row[table.subject as keyof Row];
    if (typeof subject !== 'string')
      throw new Error(`A row of ${table.name} without its subject cannot be sealed or opened.`);
    return { subject, rule: column.keyRule, table: table.name, column: column.property, row: row.id };
  }
}
