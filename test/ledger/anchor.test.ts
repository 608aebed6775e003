import { openLog } from '../../src/foundation/logging';
import { Job } from '../../src/jobs';
import { AnchorJob, Ledger, LedgerEntry, verifyLedger } from '../../src/ledger';
import { LedgerAnchor, type Vault } from '../../src/vault';
import { CreateWork1763960001000 } from '../../migrations/1763960001000-CreateWork';
import { AddJobAgain1763960089000 } from '../../migrations/1763960089000-AddJobAgain';
import { change } from '../kit/changes';
import { TestClock } from '../kit/clock';
import { isOnServer } from '../kit/databases';
import { openStore, type Store } from '../kit/stores';
import { type OpenedVault, openVault } from '../kit/vaults';
import { idle, startWorker, type TestWorker, until } from '../kit/workers';

let clock: TestClock;
let store: Store;
let opened: OpenedVault;
let ledger: Ledger;
let log: string[];
let running: TestWorker;
beforeEach(async () => {
  clock = new TestClock();
  log = [];
  store = await openStore([Job, LedgerEntry], [CreateWork1763960001000, AddJobAgain1763960089000]);
  opened = await openVault(clock);
  ledger = new Ledger(keysOf(opened.vault));
  const kind = anchorJob();
  running = startWorker(store.dataSource, clock, [kind]);
  await running.jobs.ensureRecurring(store.dataSource, [kind], clock.now());
  await until(isAnchored);
});
afterEach(async () => {
  await running.worker.stop();
  await store.close();
  await opened.store.close();
});

test('every hour the vault notes the heads of the chains that grew', async () => {
  await record('cus_ada', 3);
  await record('cus_bob', 1);
  await anchor();
  expect(await reach()).toEqual({ [chain('cus_ada')]: 3, [chain('cus_bob')]: 1 });
  const first = await anchorOf('cus_bob');
  clock.advance(1800);
  await record('cus_ada', 2);
  await running.worker.look();
  await idle(store.dataSource);
  expect((await reach())[chain('cus_ada')]).toBe(3);
  await anchor();
  expect(await reach()).toEqual({ [chain('cus_ada')]: 5, [chain('cus_bob')]: 1 });
  expect(await anchorOf('cus_bob')).toEqual(first);
  expect(await audit()).toEqual({ chains: 2, faults: [] });
});

test('two processes that anchor at once agree, in more chains than a page holds', async () => {
  const customers = Array.from({ length: 205 }, (_, index) => `cus_${index}`);
  await change(store.dataSource, clock, async (made) => {
    for (const subject of customers) await ledger.record(made, { subject, action: 'act' });
  });
  const work = { beat: async () => undefined } as never;
  await Promise.all([anchorJob().execute(work), anchorJob().execute(work)]);
  expect(Object.keys(await reach())).toHaveLength(205);
  expect(await audit()).toEqual({ chains: 205, faults: [] });
});

describe('case 57: over the whole ledger an audit names', () => {
  beforeEach(async () => {
    await record('cus_ada', 4);
    await record('cus_bob', 4);
    await anchor();
    if (!isOnServer())
      for (const verb of ['update', 'delete'])
        await store.dataSource.query(`DROP TRIGGER ledger_entry_no_${verb}`);
  });

  test('a tail that was cut', async () => {
    await remove('cus_ada', 3);
    expect(await audit()).toEqual({
      chains: 2,
      faults: [{ chain: chain('cus_ada'), seq: 3, fault: 'TAIL_CUT' }],
    });
  });

  test('a chain of which nothing is left', async () => {
    await remove('cus_bob', 1);
    expect(await audit()).toEqual({
      chains: 2,
      faults: [{ chain: chain('cus_bob'), seq: 1, fault: 'TAIL_CUT' }],
    });
  });

  test('a cut tail that others grew over, which the next anchors do not hide', async () => {
    await remove('cus_ada', 3);
    await record('cus_ada', 5);
    await record('cus_bob', 1);
    await anchor();
    expect((await reach())[chain('cus_bob')]).toBe(5);
    expect(await audit()).toEqual({
      chains: 2,
      faults: [{ chain: chain('cus_ada'), seq: 4, fault: 'ALTERED' }],
    });
    expect(
      log.some((line) => line.includes('does not bear its anchor') && line.includes(chain('cus_ada'))),
    ).toBe(true);
  });

  test('each of several chains once, anchored or not', async () => {
    await record('cus_eve', 2);
    await remove('cus_ada', 1);
    await store.dataSource.query(`UPDATE ledger_entry SET action = 'other' WHERE seq = 2`);
    const { chains, faults } = await audit();
    expect(chains).toBe(3);
    const expected = [
      { chain: chain('cus_ada'), seq: 1, fault: 'TAIL_CUT' },
      { chain: chain('cus_bob'), seq: 2, fault: 'ALTERED' },
      { chain: chain('cus_eve'), seq: 2, fault: 'ALTERED' },
    ];
    expect(faults).toHaveLength(3);
    expect(faults).toEqual(expect.arrayContaining(expected));
  });
});

function anchorJob(): AnchorJob {
  const logger = openLog('info', [], { write: (line) => void log.push(line) });
  return new AnchorJob(store.dataSource, opened.store.dataSource, ledger, clock, logger);
}

/** An hour passes, and the worker does what is due. */
async function anchor(): Promise<void> {
  clock.advance(3600);
  await running.worker.look();
  await until(isAnchored);
}

async function isAnchored(): Promise<boolean> {
  const job = await store.dataSource.manager.findOneByOrFail(Job, { kind: 'ledger.anchor' });
  return job.state === 'READY' && job.runAfter > clock.now();
}

async function record(subject: string, times: number): Promise<void> {
  for (let number = 0; number < times; number++)
    await change(store.dataSource, clock, (made) => ledger.record(made, { subject, action: 'act' }));
}

async function remove(subject: string, fromSeq: number): Promise<void> {
  await store.dataSource.query(
    `DELETE FROM ledger_entry WHERE chain = '${chain(subject)}' AND seq >= ${fromSeq}`,
  );
}

function audit() {
  return verifyLedger(store.dataSource.manager, opened.store.dataSource.manager, ledger);
}

async function reach(): Promise<Record<string, number>> {
  const anchors = await opened.store.dataSource.manager.find(LedgerAnchor);
  return Object.fromEntries(anchors.map((each) => [each.chain, each.seq]));
}

function anchorOf(subject: string) {
  return opened.store.dataSource.manager.findOneByOrFail(LedgerAnchor, { chain: chain(subject) });
}

function chain(subject: string): string {
  return ledger.chainOf(subject);
}

function keysOf(vault: Vault) {
  return { key: vault.key('ledger'), pseudonym: (subject: string) => vault.pseudonym(subject) };
}
