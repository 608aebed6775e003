import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { TestHouse } from './open-house';

/** A line for each table of both stores, but for those left out: how many rows it has, and a hash of all they hold. */
export async function contentsOf({ app }: TestHouse, leftOut: readonly string[]): Promise<string[]> {
  const { database, vault } = app.house;
  const lines = await Promise.all([database, vault.dataSource].map((store) => contentsIn(store, leftOut)));
  return lines.flat();
}

async function contentsIn(store: DataSource, leftOut: readonly string[]): Promise<string[]> {
  const tables = store.entityMetadatas.filter(({ tableName }) => !leftOut.includes(tableName));
  return Promise.all(
    tables.map(async ({ tablePath }) => {
      const rows = await store.query<object[]>(`SELECT * FROM ${store.driver.escape(tablePath)}`);
      const texts = rows.map((row) => JSON.stringify(row)).toSorted();
      const hash = createHash('sha256').update(texts.join('\n')).digest('hex');
      return `${tablePath}: ${rows.length} rows, ${hash}`;
    }),
  );
}
