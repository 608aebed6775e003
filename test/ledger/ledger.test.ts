import type { Actor } from '../../src/foundation/actor';
import { newKey, hmac } from '../../src/foundation/cryptography';
import { Ledger, LedgerEntry, verifyChain } from '../../src/ledger';
import { CreateWork1763960001000 } from '../../migrations/1763960001000-CreateWork';
import { change } from '../kit/changes';
import { TestClock } from '../kit/clock';
import { isOnServer } from '../kit/databases';
import { openStore, type Store } from '../kit/stores';

const clock = new TestClock();
const key = newKey();
const ledger = new Ledger({ key, pseudonym: (subject) => hmac(key, subject).toString('base64url') });
const chain = ledger.chainOf('cus_ada');

let store: Store;
beforeEach(async () => {
  store = await openStore([LedgerEntry], [CreateWork1763960001000]);
});
afterEach(() => store.close());

test("an entry names neither the person nor anybody's values", async () => {
  const agent = { staffId: 'stf_1', role: 'SUPPORT_AGENT', customerId: null } as Actor;
  const act = { subject: 'cus_ada', action: 'file.opened', fields: ['phoneNumber', 'email'], about: 'fil_1' };
  await change(store.dataSource, clock, (made) => ledger.record(made, act), agent);
  const [entry] = await entries();
  expect(entry).toMatchObject({
    chain,
    seq: 1,
    at: clock.now(),
    action: 'file.opened',
    actor: 'stf_1',
    role: 'SUPPORT_AGENT',
    fields: 'phoneNumber,email',
    about: 'fil_1',
  });
  expect(JSON.stringify(entry)).not.toContain('cus_ada');
});

test('the person, a service and the system are told apart', async () => {
  const person = { customerId: 'cus_ada', staffId: null, role: 'CUSTOMER', clientId: 'portal' } as Actor;
  const service = { customerId: null, staffId: null, role: 'SERVICE', clientId: 'billing' } as Actor;
  for (const actor of [person, service, null]) await record('looked', actor);
  const actors = (await entries()).map(({ actor, role }) => [actor, role]);
  expect(actors).toEqual([
    [chain, 'CUSTOMER'],
    ['billing', 'SERVICE'],
    ['system', 'SYSTEM'],
  ]);
});

test('an entry exists exactly if its transaction was committed', async () => {
  const failed = change(store.dataSource, clock, async (made) => {
    await ledger.record(made, { subject: 'cus_ada', action: 'failed' });
    throw new Error('the change gives up');
  });
  await expect(failed).rejects.toThrow('the change gives up');
  await record('succeeded');
  expect((await entries()).map(({ seq, action }) => [seq, action])).toEqual([[1, 'succeeded']]);
});

test('fifty concurrent appends to one chain are all in it', async () => {
  const connections = isOnServer() ? [store.dataSource, await store.another()] : [store.dataSource];
  const numbers = Array.from({ length: 50 }, (_, index) => index);
  await Promise.all(
    numbers.map((number) =>
      change(connections[number % connections.length]!, clock, (made) =>
        ledger.record(made, { subject: 'cus_ada', action: `act ${number}` }),
      ),
    ),
  );
  const chained = await entries();
  expect(chained.map(({ seq }) => seq)).toEqual(numbers.map((number) => number + 1));
  expect(new Set(chained.map(({ action }) => action)).size).toBe(50);
  expect(await verify()).toBeNull();
});

describe('case 57: verification of a chain names', () => {
  beforeEach(async () => {
    for (let number = 1; number <= 6; number++) {
      await record(`act ${number}`);
      clock.advance(60);
    }
    // Somebody with all power over the database, who has not got the key.
    if (!isOnServer())
      for (const verb of ['update', 'delete'])
        await store.dataSource.query(`DROP TRIGGER ledger_entry_no_${verb}`);
  });

  test('nothing where nothing was done', async () => {
    expect(await verify()).toBeNull();
  });

  test.each([
    ['the action', `action = 'act 9'`],
    ['the time', `at = '2026-11-24 00:00:00.000'`],
    ['the actor', `actor = 'stf_2'`],
    ['the fields', `fields = 'email'`],
    ['what it is about', `about = 'req_2'`],
    ['the hash itself', `hash = 'A${'0'.repeat(42)}'`],
  ])('the entry of which %s was changed', async (_, assignment) => {
    await store.dataSource.query(`UPDATE ledger_entry SET ${assignment} WHERE seq = 3`);
    expect(await verify()).toEqual({ chain, seq: 3, fault: 'ALTERED' });
  });

  test('the place where a row was deleted', async () => {
    await store.dataSource.query('DELETE FROM ledger_entry WHERE seq = 4');
    expect(await verify()).toEqual({ chain, seq: 4, fault: 'MISSING' });
  });

  test('the beginning that is gone', async () => {
    await store.dataSource.query('DELETE FROM ledger_entry WHERE seq < 3');
    expect(await verify()).toEqual({ chain, seq: 1, fault: 'MISSING' });
  });

  test('the first of two rows that were swapped', async () => {
    for (const [from, to] of [
      [2, 99],
      [5, 2],
      [99, 5],
    ])
      await store.dataSource.query(`UPDATE ledger_entry SET seq = ${to} WHERE seq = ${from}`);
    expect(await verify()).toEqual({ chain, seq: 2, fault: 'ALTERED' });
  });

  test('an entry of another chain that was put in', async () => {
    const other = ledger.chainOf('cus_bob');
    await change(store.dataSource, clock, (made) =>
      ledger.record(made, { subject: 'cus_bob', action: 'act' }),
    );
    await store.dataSource.query(
      `UPDATE ledger_entry SET chain = '${chain}', seq = 7 WHERE chain = '${other}'`,
    );
    expect(await verify()).toEqual({ chain, seq: 7, fault: 'ALTERED' });
  });

  test('the tail that was cut, where an anchor knows better', async () => {
    const [anchor] = (await entries()).slice(-1);
    await store.dataSource.query('DELETE FROM ledger_entry WHERE seq > 4');
    expect(await verify()).toBeNull();
    expect(await verify(anchor)).toEqual({ chain, seq: 5, fault: 'TAIL_CUT' });
  });

  test('the anchored entry that another one took the place of', async () => {
    const [anchor] = (await entries()).slice(-1);
    await store.dataSource.query('DELETE FROM ledger_entry WHERE seq > 4');
    for (const action of ['new 5', 'new 6', 'new 7']) await record(action);
    expect(await verify()).toBeNull();
    expect(await verify(anchor)).toEqual({ chain, seq: 6, fault: 'ALTERED' });
  });
});

test('a chain longer than one page of the walk verifies, and its last fault is found', async () => {
  await change(store.dataSource, clock, async (made) => {
    for (let number = 0; number < 510; number++)
      await ledger.record(made, { subject: 'cus_ada', action: 'act' });
  });
  expect(await verify()).toBeNull();
  if (!isOnServer()) await store.dataSource.query('DROP TRIGGER ledger_entry_no_update');
  await store.dataSource.query(`UPDATE ledger_entry SET role = 'SERVICE' WHERE seq = 507`);
  expect(await verify()).toEqual({ chain, seq: 507, fault: 'ALTERED' });
});

function record(action: string, actor: Actor | null = null): Promise<void> {
  return change(
    store.dataSource,
    clock,
    (made) => ledger.record(made, { subject: 'cus_ada', action }),
    actor,
  );
}

function entries(): Promise<LedgerEntry[]> {
  return store.dataSource.manager.find(LedgerEntry, { where: { chain }, order: { seq: 'ASC' } });
}

function verify(anchor: LedgerEntry | null = null) {
  return verifyChain(store.dataSource.manager, ledger, chain, anchor);
}
