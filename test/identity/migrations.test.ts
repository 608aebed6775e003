import { readCatalogue } from '../../src/personal-data';
import { openDatabase, type TestDatabase } from './kit';

let database: TestDatabase;
beforeEach(async () => (database = await openDatabase()));
afterEach(() => database.drop());

test('what the migrations build equals the entities', async () => {
  const difference = await database.dataSource.driver.createSchemaBuilder().log();
  expect(difference.upQueries.map((query) => query.query)).toEqual([]);
});

test('going down undoes what going up did', async () => {
  const { dataSource } = database;
  await dataSource.undoLastMigration();
  await dataSource.undoLastMigration();
  const runner = dataSource.createQueryRunner();
  const names = dataSource.entityMetadatas.map((entity) => entity.tableName);
  const tables = await runner.getTables(names);
  await runner.release();
  expect(tables.map((table) => table.name)).toEqual([]);
  await dataSource.runMigrations();
});

test('every column says what it is', () => {
  const catalogue = readCatalogue(database.dataSource.entityMetadatas);
  expect(catalogue.tables.map((table) => table.name).toSorted()).toEqual([
    'identity',
    'issuer_account',
    'staff_member',
  ]);
});
