import { type EntityManager, In, type ObjectLiteral } from 'typeorm';
import type { Change } from '../../../foundation/change';
import type { Erasures } from '../../../foundation/erasures';
import type { Work } from '../../../jobs';
import type { Catalogue, PersonalTable, RetentionPorts } from '../../../personal-data';
import type { HeldParts, Taking } from '../../holds/keeping/held-parts';
import { type Circumstances, onceSettled } from '../plan/disposal';
import { nothingFor } from './row-eraser';
import { type RowFate, rowFates } from './row-fates';

const batch = 100;

type Row = ObjectLiteral & { id: string };

export interface PartRestParts {
  catalogue: Catalogue;
  held: Pick<HeldParts, 'keep'>;
  retention: Pick<RetentionPorts, 'sweeperOf'>;
  erasures: Pick<Erasures, 'release'>;
}

/**
 * Deletes what an erasure of named categories left for an open claim, while the account goes on: the records that
 * were there then, in the account's own way, and none that the person has added since.
 */
export class PartRest {
  constructor(private readonly parts: PartRestParts) {}

  /** Records made before that id are the ones of then. */
  async erase(work: Work, taking: Taking, circumstances: Circumstances, before: string): Promise<void> {
    const { customerId } = taking;
    const fates = rowFates(this.parts.catalogue, onceSettled(circumstances)).flatMap(neededWhileOwing);
    const whole = fates.filter(({ columns }) => columns === null).map(({ table }) => table);
    for (const table of whole)
      while (await work.change((change) => this.eraseSome(change, table, taking, before)));
    const isAnyLeft = await work.change(({ manager }) => isAnyIn(manager, whole, customerId));
    if (isAnyLeft) return;
    const categories = new Set(fates.flatMap(({ table }) => table.columns.map(({ category }) => category)));
    await this.parts.erasures.release({ customerId, endsAccount: false, categories, isSettled: true });
    for (const { table, columns } of fates)
      if (columns)
        await work.change(async ({ manager, at }) => {
          await manager.update(table.entity, { [table.subject]: customerId }, nothingFor(columns, at));
        });
  }

  private async eraseSome(
    change: Change,
    table: PersonalTable,
    taking: Taking,
    before: string,
  ): Promise<boolean> {
    const { held, retention } = this.parts;
    const { entity, subject, columns } = table;
    const rows = await change.manager.find<Row>(entity, {
      select: { id: true },
      where: { [subject]: taking.customerId },
      order: { id: 'ASC' },
      take: batch,
    });
    const ids = rows.map(({ id }) => id).filter((id) => madeAt(id) < madeAt(before));
    if (ids.length === 0) return false;
    await held.keep(change, taking, { table, columns, ids });
    const sweeper = retention.sweeperOf(entity);
    await (sweeper ? sweeper(change, ids) : change.manager.delete(entity, { id: In(ids) }));
    return ids.length === batch;
  }
}

/** As far as it was kept for the claim: what else the erasure reached may be in use anew. */
function neededWhileOwing({ table, columns }: RowFate): RowFate[] {
  const needed = (columns ?? table.columns).filter((column) => column.isNeededWhileOwing);
  if (needed.length === 0) return [];
  return [{ table, columns: columns === null ? null : needed }];
}

/** The part of an id that sorts by when it was made. */
function madeAt(id: string): string {
  return id.slice(id.indexOf('_') + 1);
}

async function isAnyIn(
  manager: EntityManager,
  tables: readonly PersonalTable[],
  customerId: string,
): Promise<boolean> {
  for (const { entity, subject } of tables)
    if (await manager.existsBy<Row>(entity, { [subject]: customerId })) return true;
  return false;
}
