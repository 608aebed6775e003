import { newKey } from '../../src/foundation/cryptography';
import { Job } from '../../src/jobs';
import { Ledger, LedgerEntry, verifyChain } from '../../src/ledger';
import { change } from '../kit/changes';
import { TestClock } from '../kit/clock';
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

const denied = /insert-only|denied/;

test.each([
  ['UPDATE', `UPDATE ledger_entry SET action = 'three' WHERE seq = 1`],
  ['DELETE', 'DELETE FROM ledger_entry WHERE seq = 2'],
  ['DELETE of all', 'DELETE FROM ledger_entry'],
  ['REPLACE', 'REPLACE INTO ledger_entry SELECT * FROM ledger_entry WHERE seq = 2'],
])('case 56: %s on the ledger is denied to the application by the database', async (_, statement) => {
  await expect(granted.application.query(statement)).rejects.toThrow(denied);
  expect(await actionsIn(granted.application)).toEqual(['one', 'two']);
  expect(await verifyChain(granted.application.manager, ledger, ledger.chainOf('cus_ada'), null)).toBeNull();
});

test('case 56: an upsert on the ledger is denied to the application by the database', async () => {
  const entry = await granted.application.manager.findOneByOrFail(LedgerEntry, { seq: 2 });
  const upsert = granted.application.manager.upsert(LedgerEntry, { ...entry, action: 'three' }, ['id']);
  await expect(upsert).rejects.toThrow(denied);
  expect(await actionsIn(granted.application)).toEqual(['one', 'two']);
});

test('on every other table the application reads, adds, changes and deletes', async () => {
  const { manager } = granted.application;
  await manager.insert(Job, { ...job, id: 'job_1' });
  await manager.update(Job, { id: 'job_1' }, { state: 'DONE' });
  expect(await manager.findOneBy(Job, { id: 'job_1' })).toMatchObject({ state: 'DONE' });
  expect(await manager.delete(Job, { id: 'job_1' })).toMatchObject({ affected: 1 });
});

const job: Job = {
  id: 'job',
  kind: 'kind',
  name: 'kind:about',
  about: 'about',
  state: 'READY',
  runAfter: clock.now(),
  attempt: 0,
  againAt: null,
  owner: null,
  leaseUntil: null,
  steps: '',
  error: null,
  version: 1,
  createdAt: clock.now(),
};
