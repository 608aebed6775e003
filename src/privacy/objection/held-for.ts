import { type EntityManager, In, IsNull, Not, type ObjectLiteral } from 'typeorm';
import type { Change } from '../../foundation/change';
import type { Work } from '../../jobs';
import type { Catalogue, Category, PersonalTable, PurposeCode } from '../../personal-data';
import type { HeldParts, Taking } from '../holds/keeping/held-parts';

const batch = 500;

type Row = { id: string } & ObjectLiteral;

/** Deletes what is held about a person for one purpose alone: whole records where nothing else is in them. */
export class HeldFor {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly held: Pick<HeldParts, 'keep'>,
  ) {}

  /** The tables that hold something for it. */
  private tablesOf(purpose: PurposeCode): PersonalTable[] {
    return this.catalogue.tables.filter(({ columns }) =>
      columns.some((column) => column.purpose === purpose),
    );
  }

  categoriesOf(purpose: PurposeCode): Category[] {
    const columns = this.tablesOf(purpose).flatMap((table) => table.columns);
    return [
      ...new Set(columns.filter((column) => column.purpose === purpose).map(({ category }) => category)),
    ];
  }

  /** All of it, some in each transaction. */
  async delete(work: Pick<Work, 'change'>, purpose: PurposeCode, taking: Taking): Promise<void> {
    for (const table of this.tablesOf(purpose))
      while (await work.change((change) => this.deleteSome(change, table, purpose, taking)));
  }

  /** At most five hundred records; false once there are no more. */
  private async deleteSome(
    change: Change,
    table: PersonalTable,
    purpose: PurposeCode,
    taking: Taking,
  ): Promise<boolean> {
    const { manager } = change;
    const columns = table.columns.filter((column) => column.purpose === purpose);
    const isWhole = columns.length === table.columns.length;
    const filled = isWhole ? [{}] : columns.map(({ property }) => ({ [property]: Not(IsNull()) }));
    const ids = await findIds(
      manager,
      table,
      filled.map((each) => ({ ...each, [table.subject]: taking.customerId })),
    );
    if (ids.length === 0) return false;
    await this.held.keep(change, taking, { table, columns, ids });
    const entity = table.entity as new () => Row;
    if (isWhole) await manager.delete(entity, { id: In(ids) });
    else await manager.update(entity, { id: In(ids) }, emptied(columns));
    return ids.length === batch;
  }
}

async function findIds(manager: EntityManager, table: PersonalTable, where: object[]): Promise<string[]> {
  const entity = table.entity as new () => Row;
  const rows = await manager.find(entity, { select: { id: true }, where, take: batch });
  return rows.map(({ id }) => id);
}

/** With every value goes the index by which it was found. */
function emptied(columns: PersonalTable['columns']): ObjectLiteral {
  const names = columns.flatMap(({ property, index }) => (index === null ? [property] : [property, index]));
  return Object.fromEntries(names.map((name) => [name, null]));
}
