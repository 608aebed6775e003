import { hmac, newKey } from '../../src/foundation/cryptography';
import { openLog } from '../../src/foundation/logging';
import {
  AnchorJob,
  chainsEndedBefore,
  Ledger,
  LedgerEntry,
  verifyChain,
  verifyLedger,
} from '../../src/ledger';
import { LedgerAnchor } from '../../src/vault';
import { CreateWork1763960001000 } from '../../migrations/1763960001000-CreateWork';
import { LetChainsEnd1763960081000 } from '../../migrations/1763960081000-LetChainsEnd';
import { change } from '../kit/changes';
import { TestClock } from '../kit/clock';
import { isOnServer } from '../kit/databases';
import { openStore, type Store } from '../kit/stores';
import { type OpenedVault, openVault } from '../kit/vaults';

const law = 'Art. 5(2), 32 GDPR';
const key = newKey();
const ledger = new Ledger({ key, pseudonym: (subject) => hmac(key, subject).toString('base64url') });
const chain = ledger.chainOf('cus_ada');

let clock: TestClock;
let store: Store;
let opened: OpenedVault;
let log: string[];
beforeEach(async () => {
  clock = new TestClock();
  log = [];
  store = await openStore([LedgerEntry], [CreateWork1763960001000, LetChainsEnd1763960081000]);
  opened = await openVault(clock);
  for (let number = 1; number <= 4; number++) await record('cus_ada');
  await record('cus_bob');
});
afterEach(async () => {
  await store.close();
  await opened.store.close();
});

test('a chain whose time is over leaves a tombstone with its head, its count and the law', async () => {
  const before = await entries();
  await end();
  const after = await entries();
  expect(after).toHaveLength(1);
  expect(after[0]).toMatchObject({
    seq: 5,
    kind: 'TOMBSTONE',
    action: 'chain.ended',
    fields: `entries 4,${law}`,
    actor: 'system',
    previousHash: before.at(-1)!.hash,
  });
  expect(await verify()).toBeNull();
  await end();
  expect(await entries()).toEqual(after);
});

test('what is recorded later follows upon the tombstone', async () => {
  await end();
  await record('cus_ada');
  expect((await entries()).map(({ seq, kind }) => [seq, kind])).toEqual([
    [5, 'TOMBSTONE'],
    [6, 'TRAIL'],
  ]);
  expect(await verify()).toBeNull();
  await end();
  expect((await entries()).map(({ seq, fields }) => [seq, fields])).toEqual([[7, `entries 6,${law}`]]);
  expect(await verify()).toBeNull();
});

test('only chains have ended in which something is left and everything is older', async () => {
  clock.advance(60);
  const later = clock.now();
  await record('cus_bob');
  const ended = () => chainsEndedBefore(store.dataSource.manager, later);
  expect(await ended()).toEqual([chain]);
  await end();
  clock.advance(60);
  expect(await chainsEndedBefore(store.dataSource.manager, clock.now())).toEqual([ledger.chainOf('cus_bob')]);
});

test('the vault goes on anchoring an ended chain, and an audit finds no fault', async () => {
  await anchor();
  await end();
  await anchor();
  expect(await audit()).toEqual({ chains: 2, faults: [] });
  await record('cus_ada');
  await anchor();
  const anchored = await opened.store.dataSource.manager.findOneByOrFail(LedgerAnchor, { chain });
  expect([anchored.seq, log]).toEqual([6, []]);
  expect(await audit()).toEqual({ chains: 2, faults: [] });
});

if (!isOnServer())
  test('an entry goes only where a tombstone of its chain follows upon it', async () => {
    await end();
    for (const seq of [1, 5])
      await expect(store.dataSource.query(`DELETE FROM ledger_entry WHERE seq = ${seq}`)).rejects.toThrow(
        'insert-only',
      );
    expect(await store.dataSource.manager.count(LedgerEntry)).toBe(2);
  });

describe('verification accepts a tombstone of the ledger and nothing else', () => {
  beforeEach(async () => {
    await anchor();
    await end();
    // Somebody with all power over the database, who has not got the key.
    if (!isOnServer())
      for (const verb of ['update', 'delete'])
        await store.dataSource.query(`DROP TRIGGER ledger_entry_no_${verb}`);
  });

  test.each([
    ['another count', `fields = 'entries 3,${law}'`],
    ['another head', `previousHash = '${'A'.repeat(43)}'`],
    ['another time', `at = '2020-01-01 00:00:00.000'`],
  ])('not one with %s', async (_, assignment) => {
    await store.dataSource.query(`UPDATE ledger_entry SET ${assignment} WHERE kind = 'TOMBSTONE'`);
    expect(await verify()).toEqual({ chain, seq: 5, fault: 'ALTERED' });
  });

  test('not an entry that was made one', async () => {
    await store.dataSource.query(`DELETE FROM ledger_entry WHERE kind = 'TOMBSTONE'`);
    await store.dataSource.query(
      `UPDATE ledger_entry SET kind = 'TOMBSTONE', chain = '${chain}', seq = 5 WHERE seq = 1`,
    );
    expect(await verify()).toEqual({ chain, seq: 5, fault: 'ALTERED' });
  });

  test('not one that follows upon another head than the anchored one', async () => {
    const { manager } = opened.store.dataSource;
    await manager.update(LedgerAnchor, { chain }, { hash: 'A'.repeat(43) });
    expect((await audit()).faults).toEqual([{ chain, seq: 5, fault: 'ALTERED' }]);
  });

  test('not that it is gone as well', async () => {
    await store.dataSource.query(`DELETE FROM ledger_entry WHERE kind = 'TOMBSTONE'`);
    expect((await audit()).faults).toEqual([{ chain, seq: 1, fault: 'TAIL_CUT' }]);
  });
});

function record(subject: string): Promise<void> {
  return change(store.dataSource, clock, (made) => ledger.record(made, { subject, action: 'act' }));
}

function end(): Promise<void> {
  return change(store.dataSource, clock, (made) => ledger.end(made, chain, law));
}

function entries(): Promise<LedgerEntry[]> {
  return store.dataSource.manager.find(LedgerEntry, { where: { chain }, order: { seq: 'ASC' } });
}

function verify() {
  return verifyChain(store.dataSource.manager, ledger, chain, null);
}

function audit() {
  return verifyLedger(store.dataSource.manager, opened.store.dataSource.manager, ledger);
}

async function anchor(): Promise<void> {
  const logger = openLog('info', [], { write: (line: string) => void log.push(line) });
  const job = new AnchorJob(store.dataSource, opened.store.dataSource, ledger, clock, logger);
  await job.execute({ beat: async () => undefined } as never);
}
