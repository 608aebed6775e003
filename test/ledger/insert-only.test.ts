import { randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { describeDatabase, grantApplication } from '../../src/foundation/database';
import { newKey } from '../../src/foundation/cryptography';
import { Job } from '../../src/jobs';
import { Ledger, LedgerEntry, verifyChain } from '../../src/ledger';
import { CreateWork1763960001000 } from '../../migrations/1763960001000-CreateWork';
import { change } from '../kit/changes';
import { TestClock } from '../kit/clock';
import { isOnServer, onServer } from '../kit/databases';
import { openStore, type Store } from '../kit/stores';

const clock = new TestClock();
const ledger = new Ledger({ key: newKey(), pseudonym: (subject) => subject.padEnd(43, '-') });
const user = { name: `callxtra_test_${randomBytes(6).toString('hex')}`, host: '%' };
const account = `'${user.name}'@'${user.host}'`;

let store: Store;
/** As the application connects: on a server, its own user with its grants. */
let application: DataSource;
beforeAll(async () => {
  store = await openStore([LedgerEntry, Job], [CreateWork1763960001000]);
  application = isOnServer() ? await connectAsApplication() : store.dataSource;
  for (const action of ['one', 'two'])
    await change(application, clock, (made) => ledger.record(made, { subject: 'cus_ada', action }));
});
afterAll(async () => {
  if (application?.isInitialized) await application.destroy();
  await store.close();
  if (isOnServer()) await onServer(`DROP USER IF EXISTS ${account}`);
});

const denied = /insert-only|denied/;

test.each([
  ['UPDATE', `UPDATE ledger_entry SET action = 'three' WHERE seq = 1`],
  ['DELETE', 'DELETE FROM ledger_entry WHERE seq = 2'],
  ['DELETE of all', 'DELETE FROM ledger_entry'],
  ['REPLACE', 'REPLACE INTO ledger_entry SELECT * FROM ledger_entry WHERE seq = 2'],
])('case 56: %s on the ledger is denied to the application by the database', async (_, statement) => {
  await expect(application.query(statement)).rejects.toThrow(denied);
  expect(await actions()).toEqual(['one', 'two']);
  expect(await verifyChain(application.manager, ledger, ledger.chainOf('cus_ada'), null)).toBeNull();
});

test('case 56: an upsert on the ledger is denied to the application by the database', async () => {
  const entry = await application.manager.findOneByOrFail(LedgerEntry, { seq: 2 });
  const upsert = application.manager.upsert(LedgerEntry, { ...entry, action: 'three' }, ['id']);
  await expect(upsert).rejects.toThrow(denied);
  expect(await actions()).toEqual(['one', 'two']);
});

test('on every other table the application reads, adds, changes and deletes', async () => {
  const { manager } = application;
  await manager.insert(Job, { ...job, id: 'job_1' });
  await manager.update(Job, { id: 'job_1' }, { state: 'DONE' });
  expect(await manager.findOneBy(Job, { id: 'job_1' })).toMatchObject({ state: 'DONE' });
  expect(await manager.delete(Job, { id: 'job_1' })).toMatchObject({ affected: 1 });
});

(isOnServer() ? describe : describe.skip)('on a server with users', () => {
  test.each([
    'TRUNCATE TABLE ledger_entry',
    'DROP TABLE ledger_entry',
    'ALTER TABLE ledger_entry DROP COLUMN hash',
  ])('the application may not %s', async (statement) => {
    await expect(application.query(statement)).rejects.toThrow(/denied/);
    expect(await actions()).toEqual(['one', 'two']);
  });

  test('granting again takes back what was granted too much', async () => {
    await onServer(`GRANT ALL ON ${databaseName()}.* TO ${account}`);
    await onServer(`GRANT UPDATE ON ${databaseName()}.ledger_entry TO ${account}`);
    await grantApplication(store.dataSource, user, ['ledger_entry']);
    const later = await connect();
    await expect(later.query('DELETE FROM ledger_entry')).rejects.toThrow(/denied/);
    await later.destroy();
  });

  test('a wider grant that would undo this is refused by name', async () => {
    const pattern = databaseName().replaceAll('_', '\\_').slice(0, -4) + '%';
    for (const place of ['*.*', `\`${pattern}\`.*`]) {
      await onServer(`GRANT UPDATE ON ${place} TO ${account}`);
      await expect(grantApplication(store.dataSource, user, ['ledger_entry'])).rejects.toThrow(user.name);
      await onServer(`REVOKE UPDATE ON ${place} FROM ${account}`);
    }
    await grantApplication(store.dataSource, user, ['ledger_entry']);
  });
});

const password = randomBytes(12).toString('hex');

const job: Job = {
  id: 'job',
  kind: 'kind',
  name: 'kind:about',
  about: 'about',
  state: 'READY',
  runAfter: clock.now(),
  attempt: 0,
  owner: null,
  leaseUntil: null,
  steps: '',
  error: null,
  version: 1,
  createdAt: clock.now(),
};

async function connectAsApplication(): Promise<DataSource> {
  await onServer(`CREATE USER ${account} IDENTIFIED BY '${password}'`);
  await grantApplication(store.dataSource, user, ['ledger_entry']);
  return connect();
}

async function connect(): Promise<DataSource> {
  const location = new URL(store.location);
  Object.assign(location, { username: user.name, password });
  const plan = { location: location.href, entities: [LedgerEntry, Job], migrations: [] };
  return (await describeDatabase(plan)).initialize();
}

function databaseName(): string {
  return new URL(store.location).pathname.slice(1);
}

async function actions(): Promise<string[]> {
  const rows = await application.manager.find(LedgerEntry, { order: { seq: 'ASC' } });
  return rows.map(({ action }) => action);
}
