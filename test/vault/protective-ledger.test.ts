import { newKey } from '../../src/foundation/cryptography';
import { Collision, inTransaction } from '../../src/foundation/database';
import {
  MasterKey,
  type Protection,
  ProtectiveEntry,
  ProtectiveIdentifiers,
  ProtectiveLedger,
  ProtectivePosition,
  Vault,
} from '../../src/vault';
import { TestClock } from '../kit/clock';
import { isOnServer } from '../kit/databases';
import { openStore, type Store } from '../kit/stores';
import { openVaultStore } from '../kit/vaults';

const clock = new TestClock();
const master = new MasterKey(newKey());

let store: Store;
let main: Store;
let vault: Vault;
let ledger: ProtectiveLedger;
beforeEach(async () => {
  [store, main] = [await openVaultStore(), await openStore([ProtectivePosition])];
  vault = await Vault.open(store.dataSource, master, clock);
  ledger = vault.protective();
});
afterEach(async () => {
  await store.close();
  await main.close();
});

test('an entry names the person by a pseudonym and is numbered in its order', async () => {
  await record(withdrawal('prf_1'));
  await record({ ...withdrawal('prf_2'), kind: 'objection', subject: null });
  expect(await ledger.since(0, 10)).toEqual([
    {
      seq: 1,
      key: 'withdrawal:prf_1',
      kind: 'withdrawal',
      subject: vault.pseudonym('cus_ada'),
      codes: '{"preference":"prf_1"}',
      at: clock.now(),
    },
    expect.objectContaining({ seq: 2, kind: 'objection', subject: null }),
  ]);
  expect(await ledger.since(1, 10)).toHaveLength(1);
  expect(await positions()).toEqual([1, 2]);
});

test('what is told twice is recorded once', async () => {
  await record(withdrawal('prf_1'));
  await record(withdrawal('prf_1'));
  expect(await ledger.since(0, 10)).toHaveLength(1);
  expect(await positions()).toEqual([1]);
});

test('a transaction that is undone leaves no entry', async () => {
  const undone = inTransaction(main.dataSource, async (manager) => {
    await ledger.record(manager, withdrawal('prf_1'));
    throw new Error('refused');
  });
  await expect(undone).rejects.toThrow('refused');
  expect(await ledger.since(0, 10)).toEqual([]);
});

test('an entry whose commit failed is taken back, unless its work was done anew under the same key', async () => {
  failOneCommit();
  let attempt = 0;
  await inTransaction(main.dataSource, async (manager) => {
    attempt += 1;
    await ledger.record(manager, withdrawal('prf_1'));
    await ledger.record(manager, withdrawal(`prf_of_attempt_${attempt}`));
  });
  const entries = await ledger.since(0, 10);
  expect(entries.map(({ key }) => key)).toEqual([
    'withdrawal:prf_1',
    'withdrawal:prf_of_attempt_1',
    'withdrawal:prf_of_attempt_2',
    'taken_back:withdrawal:prf_of_attempt_1',
  ]);
  expect(await ledger.takenBackSince(0)).toEqual(new Set([2]));
  expect(await positions()).toEqual([1, 3]);
});

/** The next commit of the main database is refused, as by another node of a cluster. */
function failOneCommit(): void {
  const { driver } = main.dataSource;
  const create = driver.createQueryRunner.bind(driver);
  driver.createQueryRunner = (mode) => {
    const runner = create(mode);
    runner.commitTransaction = () => Promise.reject(new Collision('Another node was first.'));
    driver.createQueryRunner = create;
    return runner;
  };
}

test('an entry is written before the transaction that it tells of commits', async () => {
  const other = await main.another();
  const seen: number[] = [];
  const watched = new ProtectiveLedger(
    store.dataSource,
    { ...keys(), pseudonym: (id) => `p-${id}` },
    {
      now: () => {
        seen.push(seen.length);
        return clock.now();
      },
    },
  );
  await inTransaction(main.dataSource, async (manager) => {
    await watched.record(manager, withdrawal('prf_1'));
    expect(await watched.since(0, 1)).toEqual([]);
  });
  expect(seen).toHaveLength(1);
  expect(await other.manager.count(ProtectivePosition)).toBe(1);
});

test('writers on several nodes number without gaps, and each once', async () => {
  // SQLite has one process: its second connection would wait for the first without letting it go on.
  const [place, elsewhere] = isOnServer()
    ? [await store.another(), await main.another()]
    : [store.dataSource, main.dataSource];
  const ledgers = [ledger, (await Vault.open(place, master, clock)).protective()];
  const mains = [main.dataSource, elsewhere];
  const all = Array.from({ length: 30 }, (_, n) =>
    inTransaction(mains[n % 2]!, (manager) =>
      ledgers[n % 2]!.record(manager, withdrawal(`prf_${Math.floor(n / 2)}`)),
    ),
  );
  await Promise.all(all);
  const entries = await ledger.since(0, 100);
  expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 15 }, (_, n) => n + 1));
  expect(await positions()).toEqual(entries.map(({ seq }) => seq));
});

test.each(['ada@example.com', 'Ada Lovelace', '<b>'])('%s is no code and is refused', async (value) => {
  const codes = { preference: value };
  await expect(record({ ...withdrawal('prf_1'), codes })).rejects.toThrow('preference is none');
  await expect(ledger.announce({ ...withdrawal('prf_1'), codes: { list: [value] } })).rejects.toThrow(
    'list is none',
  );
  expect(await ledger.since(0, 10)).toEqual([]);
});

test('what was announced is in effect once it is settled', async () => {
  const erasure: Protection = { key: 'erasure:req_1', kind: 'erasure', subject: 'cus_ada', codes: {} };
  await ledger.announce(erasure);
  await ledger.announce(erasure);
  expect(await ledger.since(0, 10)).toHaveLength(1);
  expect(await positions()).toEqual([]);
  for (let n = 0; n < 2; n++)
    await inTransaction(main.dataSource, (manager) => ledger.settle(manager, erasure.key));
  expect(await positions()).toEqual([1]);
});

test('what must still be known of a person lies wrapped until it is forgotten, and does not come back', async () => {
  const erasure: Protection = { key: 'erasure:req_1', kind: 'erasure', subject: 'cus_ada', codes: {} };
  await ledger.announce(erasure, 'cus_stripe_ada');
  expect(await ledger.identifiersOf(erasure.key)).toBe('cus_stripe_ada');
  const [row] = await store.dataSource.manager.find(ProtectiveIdentifiers);
  expect(JSON.stringify(row)).not.toContain('stripe');
  await ledger.forgetIdentifiers(erasure.key);
  await ledger.announce(erasure, 'cus_stripe_ada');
  expect(await ledger.identifiersOf(erasure.key)).toBeNull();
});

if (!isOnServer())
  test('an entry is neither changed nor taken away', async () => {
    await record(withdrawal('prf_1'));
    const { manager } = store.dataSource;
    await expect(manager.update(ProtectiveEntry, { seq: 1 }, { kind: 'hold' })).rejects.toThrow(
      'insert-only',
    );
    await expect(manager.delete(ProtectiveEntry, { seq: 1 })).rejects.toThrow('insert-only');
  });

function withdrawal(id: string): Protection {
  return { key: `withdrawal:${id}`, kind: 'withdrawal', subject: 'cus_ada', codes: { preference: id } };
}

function record(protection: Protection): Promise<void> {
  return inTransaction(main.dataSource, (manager) => ledger.record(manager, protection));
}

async function positions(): Promise<number[]> {
  const rows = await main.dataSource.manager.find(ProtectivePosition, { order: { seq: 'ASC' } });
  return rows.map(({ seq }) => seq);
}

function keys() {
  return {
    wrap: (value: Buffer, name: string) => master.wrap(value, name),
    unwrap: (wrapped: string, name: string) => master.unwrap(wrapped, name),
  };
}
