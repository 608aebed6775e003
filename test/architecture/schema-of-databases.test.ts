import { dirname } from 'node:path';
import type { DataSource } from 'typeorm';
import { mainDatabase, vaultDatabase } from '../../src/databases';
import { isOnServer, makeDatabase, type TestDatabase } from '../kit/databases';

describe.each([
  ['main database', mainDatabase],
  ['vault', vaultDatabase],
])('the %s', (_name, describeStore) => {
  let database: TestDatabase;
  let store: DataSource;

  beforeAll(async () => {
    database = await makeDatabase();
    store = await describeStore(placesOf(database));
    await store.initialize();
    await store.runMigrations();
  });
  afterAll(async () => {
    await store.destroy();
    await database.drop();
  });

  it('is built by its migrations as the entities declare it', async () => {
    expect(await differences(store)).toEqual([]);
  });

  it('differs for an entity that lacks its table', async () => {
    const table = store.entityMetadatas.find(({ indices }) => indices.length === 0)!.tableName;
    const runner = store.createQueryRunner();
    await runner.renameTable(table, 'elsewhere');
    expect(await differences(store)).toEqual([expect.stringMatching(new RegExp(`^CREATE TABLE .${table}`))]);
    await runner.renameTable('elsewhere', table);
    await runner.release();
  });

  it('goes down step by step to nothing, and up again', async () => {
    for (const _ of store.migrations) await store.undoLastMigration();
    expect(await tablesOf(store)).toEqual(['migrations']);
    await store.runMigrations();
    expect(await differences(store)).toEqual([]);
  });

  it('stands a migration that was cut off half-way and runs anew', async () => {
    await store.manager.query('DELETE FROM migrations');
    await store.runMigrations();
    expect(await differences(store)).toEqual([]);
  });
});

function placesOf({ location }: TestDatabase) {
  return isOnServer()
    ? { databaseUrl: location, vaultUrl: location, dataDir: '' }
    : { databaseUrl: null, vaultUrl: null, dataDir: dirname(location) };
}

async function differences(store: DataSource): Promise<string[]> {
  const { upQueries } = await store.driver.createSchemaBuilder().log();
  return upQueries.map(({ query }) => query);
}

async function tablesOf(store: DataSource): Promise<string[]> {
  const list = isOnServer()
    ? 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()'
    : "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
  const rows = await store.query<{ name: string }[]>(list);
  return rows.map(({ name }) => name);
}
