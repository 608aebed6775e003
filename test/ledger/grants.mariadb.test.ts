import type { DataSource } from 'typeorm';
import { grantApplication, isDenied } from '../../src/foundation/database';
import { newKey } from '../../src/foundation/cryptography';
import { Ledger } from '../../src/ledger';
import { change } from '../kit/changes';
import { TestClock } from '../kit/clock';
import { onServer } from '../kit/databases';
import { actionsIn, type GrantedStore, openGrantedStore } from './granted-store';

const clock = new TestClock();
const ledger = new Ledger({ key: newKey(), pseudonym: (subject) => subject.padEnd(43, '-') });

let granted: GrantedStore;
beforeAll(async () => {
  granted = await openGrantedStore();
  for (const action of ['one', 'two'])
    await change(granted.application, clock, (made) => ledger.record(made, { subject: 'cus_ada', action }));
});
afterAll(() => granted.close());

test.each([
  'TRUNCATE TABLE ledger_entry',
  'DROP TABLE ledger_entry',
  'ALTER TABLE ledger_entry DROP COLUMN hash',
])('the application may not %s', async (statement) => {
  await expect(granted.application.query(statement)).rejects.toThrow(/denied/);
  expect(await actionsIn(granted.application)).toEqual(['one', 'two']);
});

test('granting again takes back what was granted too much', async () => {
  await onServer(`GRANT ALL ON ${databaseName()}.* TO ${granted.account}`);
  await onServer(`GRANT UPDATE ON ${databaseName()}.ledger_entry TO ${granted.account}`);
  await grantApplication(granted.store.dataSource, granted.user, ['ledger_entry']);
  const later = await granted.connect();
  await expect(later.query('DELETE FROM ledger_entry')).rejects.toThrow(/denied/);
  await later.destroy();
});

test('a wider grant that would undo this is refused by name', async () => {
  const pattern = databaseName().replaceAll('_', '\\_').slice(0, -4) + '%';
  for (const place of ['*.*', `\`${pattern}\`.*`]) {
    await onServer(`GRANT UPDATE ON ${place} TO ${granted.account}`);
    await expect(grantApplication(granted.store.dataSource, granted.user, ['ledger_entry'])).rejects.toThrow(
      granted.user.name,
    );
    await onServer(`REVOKE UPDATE ON ${place} FROM ${granted.account}`);
  }
  await grantApplication(granted.store.dataSource, granted.user, ['ledger_entry']);
});

test('a chain is not ended by the application, which may only add, but by the administrator', async () => {
  const end = (store: DataSource) =>
    change(store, clock, (made) => ledger.end(made, ledger.chainOf('cus_ada'), 'Art. 5(2), 32 GDPR'));
  const refused: unknown = await end(granted.application).catch((error: unknown) => error);
  expect(isDenied(refused)).toBe(true);
  expect(await actionsIn(granted.application)).toEqual(['one', 'two']);
  await end(granted.store.dataSource);
  expect(await actionsIn(granted.application)).toEqual(['chain.ended']);
});

function databaseName(): string {
  return new URL(granted.store.location).pathname.slice(1);
}
