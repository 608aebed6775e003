import { type DataSource, type EntityManager, MoreThan, type ObjectLiteral } from 'typeorm';
import { inTransaction } from '../foundation/database';
import type { MasterKey } from './master-key';
import { ProtectiveIdentifiers } from './protective';
import { VaultKey } from './vault-key.entity';
import { rootName } from './vault';
import { VaultSecret } from './vault-secret.entity';

const batch = 500;

/** A table with something wrapped in each row. */
interface WrappedTable<T extends { wrapped: string }> {
  entity: new () => T;
  /** Its primary key. */
  keys: (keyof T & string)[];
  /** What its rows are wrapped as. */
  nameOf: (row: T) => string;
}

const personKeys: WrappedTable<VaultKey> = {
  entity: VaultKey,
  keys: ['subject', 'rule'],
  nameOf: ({ subject, rule }) => `${subject}|${rule}`,
};
const identifiers: WrappedTable<ProtectiveIdentifiers> = {
  entity: ProtectiveIdentifiers,
  keys: ['name'],
  nameOf: ({ name }) => `identifiers|${name}`,
};
const secrets: WrappedTable<VaultSecret> = {
  entity: VaultSecret,
  keys: ['name'],
  nameOf: ({ name }) => name,
};

/**
 * Wraps everything in the vault anew by the current master key, while servers run that know both, and says how many.
 * What it left half done it finishes the next time. The root comes last: as long as the former key is needed
 * anywhere, a start without it is refused.
 */
export async function rewrap(store: DataSource, master: MasterKey): Promise<number> {
  let total = 0;
  for (let count = -1; count !== 0; total += count)
    count =
      (await rewrapTable(store, master, personKeys)) +
      (await rewrapTable(store, master, identifiers)) +
      (await rewrapTable(store, master, secrets, ({ name }) => name !== rootName));
  return total + (await rewrapTable(store, master, secrets));
}

async function rewrapTable<T extends { wrapped: string } & ObjectLiteral>(
  store: DataSource,
  master: MasterKey,
  table: WrappedTable<T>,
  isMeant: (row: T) => boolean = () => true,
): Promise<number> {
  let count = 0;
  for await (const page of pagesOf(store.manager, table)) {
    // A destroyed key leaves nothing to wrap.
    const rows = page.filter((row) => row.wrapped !== '' && !master.isCurrent(row.wrapped) && isMeant(row));
    if (rows.length > 0) count += await inTransaction(store, (manager) => turn(manager, master, table, rows));
  }
  return count;
}

/** Only in the place of what was read: a key that was destroyed meanwhile stays destroyed. */
async function turn<T extends { wrapped: string } & ObjectLiteral>(
  manager: EntityManager,
  master: MasterKey,
  { entity, keys, nameOf }: WrappedTable<T>,
  rows: readonly T[],
): Promise<number> {
  let count = 0;
  for (const row of rows) {
    const name = nameOf(row);
    const wrapped = master.wrap(master.unwrap(row.wrapped, name), name);
    const where = Object.fromEntries(keys.map((key) => [key, row[key]]));
    const { affected } = await manager.update(entity, { ...where, wrapped: row.wrapped }, {
      wrapped,
    } as object);
    count += affected ?? 0;
  }
  return count;
}

async function* pagesOf<T extends ObjectLiteral & { wrapped: string }>(
  manager: EntityManager,
  { entity, keys }: WrappedTable<T>,
): AsyncGenerator<T[]> {
  const order = Object.fromEntries(keys.map((key) => [key, 'ASC']));
  for (let last: T | null = null; ;) {
    const page: T[] = await manager.find(entity, {
      where: last ? after(last, keys) : {},
      order,
      take: batch,
    } as object);
    yield page;
    if (page.length < batch) return;
    last = page.at(-1)!;
  }
}

/** The rows behind this one in the order of the primary key. */
function after<T>(row: T, keys: readonly (keyof T)[]): object[] {
  return keys.map((key, n) => ({
    ...Object.fromEntries(keys.slice(0, n).map((earlier) => [earlier, row[earlier]])),
    [key]: MoreThan(row[key]),
  }));
}
