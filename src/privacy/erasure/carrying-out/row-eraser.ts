import { type DataSource, type EntityManager, In, type ObjectLiteral } from 'typeorm';
import { sealedNothing } from '../../../foundation/sealed';
import type { Work } from '../../../jobs';
import type { Catalogue, PersonalTable } from '../../../personal-data';
import type { Circumstances } from '../plan/disposal';
import { type RowFate, rowFates } from './row-fates';

const batch = 500;

type Transactions = Pick<Work, 'change'>;
type Row = ObjectLiteral & { id: string };

/** Deletes a person's rows and columns as the data map says, a bounded number in each transaction. */
export class RowEraser {
  constructor(
    private readonly database: DataSource,
    private readonly catalogue: Catalogue,
  ) {}

  /** Done again it finds what came in between, or nothing. */
  async erase(work: Transactions, customerId: string, circumstances: Circumstances): Promise<void> {
    for (const fate of rowFates(this.catalogue, circumstances))
      if (fate.columns === null) await this.deleteRows(work, fate.table, customerId);
      else await this.emptyRows(work, fate, customerId);
  }

  private async deleteRows(work: Transactions, table: PersonalTable, customerId: string): Promise<void> {
    for (;;) {
      const keys = await this.keysOf(this.database.manager, table, customerId);
      if (keys.length > 0) await work.change(({ manager }) => manager.delete(table.entity, keys));
      if (keys.length < batch) return;
    }
  }

  /** The primary keys of some of the rows. */
  private keysOf(manager: EntityManager, { entity, subject }: PersonalTable, customerId: string) {
    const { primaryColumns } = manager.dataSource.getMetadata(entity);
    const select = Object.fromEntries(primaryColumns.map(({ propertyName }) => [propertyName, true]));
    const where = { [subject]: customerId };
    return manager.find<ObjectLiteral>(entity, { select, where, take: batch });
  }

  private async emptyRows(
    work: Transactions,
    { table, columns }: RowFate,
    customerId: string,
  ): Promise<void> {
    const entity = table.entity as new () => Row;
    for (let after = ''; ;) {
      const rows: Row[] = await this.database.manager
        .createQueryBuilder(entity, 'row')
        .select('row.id')
        .addSelect(`row.${table.subject}`)
        .where(`row.${table.subject} = :customerId AND row.id > :after`, { customerId, after })
        .orderBy('row.id', 'ASC')
        .limit(batch)
        .getMany();
      if (rows.length > 0)
        await work.change(async ({ manager, at }) => {
          await manager.update(entity, { id: In(rows.map(({ id }) => id)) }, nothingFor(columns!, at));
        });
      if (rows.length < batch) return;
      after = rows.at(-1)!.id;
    }
  }
}

/** What stands in the columns afterwards: nothing, and where there must be something, nothing of the person. */
export function nothingFor(columns: NonNullable<RowFate['columns']>, at: Date): ObjectLiteral {
  const nothing: ObjectLiteral = {};
  for (const { property, index, isNullable, isSealed } of columns) {
    if (isNullable) nothing[property] = null;
    else nothing[property] = isSealed ? sealedNothing : at;
    if (index) nothing[index] = null;
  }
  return nothing;
}
