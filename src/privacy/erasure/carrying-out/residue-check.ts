import type { DataSource, EntityManager } from 'typeorm';
import type { Catalogue, PersonalRecords, PersonalTable } from '../../../personal-data';
import type { PersonFiles } from '../deciding/erasure-orders';
import type { Circumstances } from '../plan/disposal';
import type { FileEraser } from './file-eraser';
import { type RowFate, rowFates } from './row-fates';

/** Something of the person is still there; the names of the places, and nothing of what is in them. */
export class ResidueLeft extends Error {
  override readonly name = 'ResidueLeft';
  constructor(places: readonly string[]) {
    super(`An erasure left something behind in: ${places.join(', ')}.`);
  }
}

/** Where the check looks, as the receipt says it: the person's rows, their files, and for the account every index. */
export function lookedAt(endAccount: boolean): string[] {
  return ['rows', 'files', ...(endAccount ? ['indexes'] : [])];
}

/** Looks for what should be gone: every column by key and by blind index, and the person's files. */
export class ResidueCheck {
  constructor(
    private readonly database: DataSource,
    private readonly catalogue: Catalogue,
    private readonly records: PersonalRecords,
    private readonly files: FileEraser,
  ) {}

  /** Throws ResidueLeft; `values` are those by which the person could be found. */
  async run(
    customerId: string,
    circumstances: Circumstances,
    files: PersonFiles,
    values: readonly string[],
  ): Promise<void> {
    const { manager } = this.database;
    const places = await this.files.left(files);
    for (const fate of rowFates(this.catalogue, circumstances))
      places.push(...(await this.heldByKey(manager, fate, customerId)));
    if (circumstances.scope.endAccount)
      for (const table of this.catalogue.tables)
        places.push(...(await this.foundByIndex(manager, table, customerId, circumstances, values)));
    if (places.length > 0) throw new ResidueLeft(places);
  }

  private async heldByKey(
    manager: EntityManager,
    { table, columns }: RowFate,
    customerId: string,
  ): Promise<string[]> {
    const rows = () =>
      manager
        .createQueryBuilder(table.entity as new () => object, 'row')
        .where(`row.${table.subject} = :customerId`, { customerId });
    if (columns === null) return (await rows().getCount()) > 0 ? [table.name] : [];
    const places: string[] = [];
    for (const { property, index, isNullable } of columns)
      for (const column of [isNullable ? property : null, index])
        if (column && (await rows().andWhere(`row.${column} IS NOT NULL`).getCount()) > 0)
          places.push(`${table.name}.${column}`);
    return places;
  }

  /** What an index finds counts, unless it is in another person's row, or kept by law. */
  private async foundByIndex(
    manager: EntityManager,
    { entity, name, subject, columns }: PersonalTable,
    customerId: string,
    circumstances: Circumstances,
    values: readonly string[],
  ): Promise<string[]> {
    const places: string[] = [];
    for (const { property, index, onErasure, isNeededWhileOwing } of columns) {
      const isOwed = isNeededWhileOwing === true && circumstances.account.owedOn !== null;
      if (!index || onErasure !== 'delete' || isOwed) continue;
      const sought = values.map((value) => this.records.indexFor(entity, property, value));
      const found = await manager
        .createQueryBuilder(entity as new () => object, 'row')
        .where(`row.${index} IN (:...sought)`, { sought: [...sought, ''] })
        .andWhere(`(row.${subject} = :customerId OR row.${subject} IS NULL)`, { customerId })
        .getCount();
      if (found > 0) places.push(`${name}.${index}`);
    }
    return places;
  }
}
