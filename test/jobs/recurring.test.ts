import { MoreThanOrEqual } from 'typeorm';
import { Job, Jobs, LeaseLost, type Work } from '../../src/jobs';
import { CreateWork1763960001000 } from '../../migrations/1763960001000-CreateWork';
import { AddJobAgain1763960089000 } from '../../migrations/1763960089000-AddJobAgain';
import { TestClock } from '../kit/clock';
import { isOnServer } from '../kit/databases';
import { openStore, type Store } from '../kit/stores';
import { endLeases, startWorker, type TestKind, type TestWorker, until } from '../kit/workers';

let clock: TestClock;
let store: Store;
let started: TestWorker[];
let runs: { work: Work; goOn: () => void }[];
beforeEach(async () => {
  clock = new TestClock();
  [started, runs] = [[], []];
  store = await openStore([Job], [CreateWork1763960001000, AddJobAgain1763960089000]);
});
afterEach(async () => {
  runs.forEach(({ goOn }) => goOn());
  await Promise.all(started.map(({ worker }) => worker.stop()));
  await store.close();
});

test('a recurring job has one row, however many processes begin at once and how often', async () => {
  const connections = isOnServer()
    ? [store.dataSource, await store.another()]
    : [store.dataSource, store.dataSource];
  const kinds = ['sweep', 'anchor'].map((kind) => recurring(kind, async () => undefined));
  const once: TestKind = { kind: 'once', execute: async () => undefined };
  const ensure = () =>
    Promise.all(connections.map((each) => new Jobs().ensureRecurring(each, [...kinds, once], clock.now())));
  await ensure();
  await ensure();
  const names = (await store.dataSource.manager.find(Job)).map(({ name }) => name);
  expect(names.toSorted()).toEqual(['anchor:recurring', 'sweep:recurring']);
});

test('a recurring job is done again each time its pause is over, with all its steps', async () => {
  const steps: string[] = [];
  const { jobs, worker } = start([
    recurring('sweep', (work) => work.once('first', async ({ at }) => void steps.push(at.toISOString()))),
  ]);
  await jobs.ensureRecurring(store.dataSource, [recurring('sweep', async () => undefined)], clock.now());
  for (let round = 1; round <= 3; round++) {
    await worker.look();
    await until(async () => steps.length === round && (await only()).state === 'READY');
    expect((await only()).runAfter.getTime() - clock.now().getTime()).toBe(60_000);
    await worker.look();
    clock.advance(60);
  }
  expect(steps).toEqual(['09:00', '09:01', '09:02'].map((minute) => `2026-11-24T${minute}:00.000Z`));
});

test('a recurring job keeps its time of day, although each run takes a while', async () => {
  const run = recurring('sweep', async () => clock.advance(17));
  const { jobs, worker } = start([run]);
  const begun = clock.now();
  await jobs.ensureRecurring(store.dataSource, [run], begun);
  for (const minutes of [1, 2, 3]) {
    await worker.look();
    await until(async () => (await only()).state === 'READY' && (await only()).version > 2 * minutes);
    expect((await only()).runAfter.getTime() - begun.getTime()).toBe(minutes * 60_000);
    clock.advance(43);
  }
});

test('a recurring job goes on after failures, and counts them anew after a success', async () => {
  let begun = 0;
  const kind = recurring('sweep', async () => {
    if (++begun < 3) throw new Error('not yet');
  });
  const { jobs, worker } = start([kind]);
  await jobs.ensureRecurring(store.dataSource, [kind], clock.now());
  for (const expected of [1, 2, 0]) {
    await worker.look();
    await until(async () => (await only()).state === 'READY' && (await only()).attempt === expected);
    clock.advance(60);
  }
  expect(await only()).toMatchObject({ error: null });
});

test('a recurring job is safe from a run of the same worker that was given up for dead', async () => {
  const kind = recurring('sweep', (work) => new Promise<void>((goOn) => runs.push({ work, goOn })));
  const { jobs, worker } = start([kind]);
  await jobs.ensureRecurring(store.dataSource, [kind], clock.now());
  await worker.look();
  await until(() => runs.length === 1);
  await endLeases(store.dataSource);
  await worker.look();
  await until(() => runs.length === 2);
  runs[1]!.goOn();
  await until(async () => (await only()).state === 'READY');
  clock.advance(60);
  await worker.look();
  await until(() => runs.length === 3);
  expect(runs.map(({ work }) => work.attempt)).toEqual([1, 2, 1]);
  await expect(runs[0]!.work.change(async () => undefined)).rejects.toThrow(LeaseLost);
  await runs[2]!.work.change(async () => undefined);
});

function start(kinds: readonly TestKind[]): TestWorker {
  const worker = startWorker(store.dataSource, clock, kinds);
  started.push(worker);
  return worker;
}

function recurring(kind: string, execute: (work: Work) => Promise<void>): TestKind {
  return { kind, everySeconds: 60, execute };
}

function only(): Promise<Job> {
  return store.dataSource.manager.findOneByOrFail(Job, { version: MoreThanOrEqual(0) });
}
