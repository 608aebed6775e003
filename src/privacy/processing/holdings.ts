import type { DataSource as Database } from 'typeorm';
import { type Catalogue, type Category, type PersonalTable, tellable } from '../../personal-data';

/** How much is held of one category. */
export interface Holding {
  records: number;
  /** When the oldest of it was recorded; null where there is nothing. */
  oldest: Date | null;
}

interface TableHolding extends Holding {
  table: PersonalTable;
}

/** Counts what is held about a person, category by category. */
export class Holdings {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
  ) {}

  /** One statement for each table, however much it holds. */
  async of(customerId: string): Promise<ReadonlyMap<Category, Holding>> {
    const counted = await Promise.all(this.catalogue.tables.map((table) => this.count(table, customerId)));
    const holdings = new Map<Category, Holding>();
    for (const { table, records, oldest } of counted)
      for (const category of new Set(table.columns.map((column) => column.category))) {
        const known = holdings.get(category) ?? { records: 0, oldest: null };
        const first = [known.oldest, oldest].filter((at) => at !== null).toSorted(byTime)[0] ?? null;
        holdings.set(category, { records: known.records + records, oldest: first });
      }
    return holdings;
  }

  private async count(table: PersonalTable, customerId: string): Promise<TableHolding> {
    const [key] = this.database.getMetadata(table.entity).primaryColumns;
    const id = `row.${key!.propertyName}`; // a record in pieces counts once
    const counted = await this.database.manager
      .createQueryBuilder(table.entity as new () => object, 'row')
      .select(`COUNT(DISTINCT ${id})`, 'records')
      .addSelect(`MIN(${id})`, 'firstId')
      .where(tellable(table, customerId))
      .getRawOne<{ records: number | string; firstId: string | null }>();
    const firstId = counted?.firstId ?? null;
    return {
      table,
      records: Number(counted?.records ?? 0),
      oldest: firstId === null ? null : madeAt(firstId),
    };
  }
}

/** Every id is a prefix and a UUIDv7 (RFC 9562): its first 48 bits are milliseconds since 1970. */
function madeAt(id: string): Date {
  return new Date(Number.parseInt(id.slice(4).replaceAll('-', '').slice(0, 12), 16));
}

function byTime(one: Date, other: Date): number {
  return one.getTime() - other.getTime();
}
