import { setTimeout as sleep } from 'node:timers/promises';
import { MoreThanOrEqual } from 'typeorm';
import { Job, type JobOrder, Jobs, LeaseLost, type Work } from '../../src/jobs';
import { CreateWork1763960001000 } from '../../migrations/1763960001000-CreateWork';
import { AddJobAgain1763960089000 } from '../../migrations/1763960089000-AddJobAgain';
import { change } from '../kit/changes';
import { TestClock } from '../kit/clock';
import { isOnServer } from '../kit/databases';
import { openStore, type Store } from '../kit/stores';
import { endLeases, startWorker, type TestWorker, until, type TestKind } from '../kit/workers';

let clock: TestClock;
let store: Store;
let started: TestWorker[];
beforeEach(async () => {
  clock = new TestClock();
  started = [];
  store = await openStore([Job], [CreateWork1763960001000, AddJobAgain1763960089000]);
});
afterEach(async () => {
  await Promise.all(started.map(({ worker }) => worker.stop()));
  await store.close();
});

test('case 45: twelve workers do two hundred jobs, each once', async () => {
  const done: string[] = [];
  const kind: TestKind = {
    kind: 'count',
    execute: async ({ about }) => {
      await sleep(Math.random() * 4);
      done.push(about);
    },
  };
  const connections = isOnServer()
    ? [store.dataSource, await store.another(), await store.another()]
    : [store.dataSource];
  const orders = Array.from({ length: 200 }, (_, index) => ({ kind: 'count', about: `abt_${index}` }));
  await enqueue(new Jobs(), ...orders);
  for (let number = 0; number < 12; number++) start([kind], connections[number % connections.length]);
  await until(async () => (await store.dataSource.manager.countBy(Job, { state: 'DONE' })) === 200);
  expect(done.toSorted()).toEqual(orders.map(({ about }) => about).toSorted());
  expect(await store.dataSource.manager.countBy(Job, { attempt: 1 })).toBe(200);
});

test('a job begins at once when its transaction commits, and never when it fails', async () => {
  const done: string[] = [];
  const { jobs } = start([{ kind: 'count', execute: async ({ about }) => void done.push(about) }]);
  let nudges = 0;
  jobs.onNudge(() => nudges++);
  const failed = change(store.dataSource, clock, async (made) => {
    await jobs.enqueue(made, { kind: 'count', about: 'never' });
    throw new Error('the change gives up');
  });
  await expect(failed).rejects.toThrow('the change gives up');
  expect(nudges).toBe(0);
  await enqueue(jobs, { kind: 'count', about: 'at once' });
  expect(nudges).toBe(1);
  await until(() => done.length > 0);
  expect(done).toEqual(['at once']);
  expect(await store.dataSource.manager.count(Job)).toBe(1);
});

test('a job waits for its time, and for a worker that knows its kind', async () => {
  const done: string[] = [];
  const { jobs, worker } = start([{ kind: 'later', execute: async ({ about }) => void done.push(about) }]);
  await enqueue(jobs, { kind: 'later', about: 'noon', runAfter: new Date('2026-11-24T12:00:00.000Z') });
  await enqueue(jobs, { kind: 'unknown', about: 'x' });
  await worker.look();
  expect(done).toEqual([]);
  clock.advance(3 * 3600);
  await worker.look();
  await until(() => done.length > 0);
  expect(done).toEqual(['noon']);
  expect(await store.dataSource.manager.findOneBy(Job, { kind: 'unknown' })).toMatchObject({
    state: 'READY',
    attempt: 0,
  });
});

test('a failed job is tried again later and later, at most hourly, and lies dead after 25 times', async () => {
  let told = 0;
  const kind: TestKind = {
    kind: 'fail',
    execute: () => Promise.reject(new TypeError('Ada Lovelace cannot be reached')),
    failed: async () => void told++,
  };
  const { jobs, worker, log } = start([kind]);
  await enqueue(jobs, { kind: 'fail', about: 'x' });
  for (let attempt = 1; attempt <= 25; attempt++) {
    await until(async () => (await only()).attempt === attempt && (await only()).state !== 'RUNNING');
    const job = await only();
    const pauseSeconds = (job.runAfter.getTime() - clock.now().getTime()) / 1000;
    expect(pauseSeconds).toBe(Math.min(2 ** (attempt - 1), 3600));
    expect(job).toMatchObject({ state: attempt < 25 ? 'READY' : 'DEAD', error: 'TypeError', owner: null });
    clock.advance(pauseSeconds);
    await worker.look();
  }
  clock.advance(7200);
  await worker.look();
  expect(await only()).toMatchObject({ state: 'DEAD', attempt: 25 });
  expect(told).toBe(25);
  expect(log.filter((line) => line.includes('job is dead'))).toHaveLength(1);
});

test('a worker that stops waits for what it has begun and takes no more', async () => {
  const done: string[] = [];
  const { jobs, worker } = start([
    {
      kind: 'slow',
      execute: async ({ about }) => {
        await sleep(100);
        done.push(about);
      },
    },
  ]);
  await enqueue(jobs, ...['a', 'b', 'c', 'd', 'e', 'f'].map((about) => ({ kind: 'slow', about })));
  await until(async () => (await store.dataSource.manager.countBy(Job, { state: 'RUNNING' })) === 4);
  await worker.stop();
  expect(done).toHaveLength(4);
  expect(await store.dataSource.manager.countBy(Job, { state: 'DONE' })).toBe(4);
  expect(await store.dataSource.manager.countBy(Job, { state: 'READY' })).toBe(2);
  expect(worker.isAlive()).toBe(false);
});

describe('a recurring job', () => {
  let runs: { work: Work; goOn: () => void }[];
  beforeEach(() => {
    runs = [];
  });
  afterEach(() => runs.forEach(({ goOn }) => goOn()));

  test('has one row, however many processes begin at once and how often', async () => {
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

  test('is done again each time its pause is over, with all its steps', async () => {
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

  test('keeps its time of day, although each run takes a while', async () => {
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

  test('goes on after failures, and counts them anew after a success', async () => {
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

  test('is safe from a run of the same worker that was given up for dead', async () => {
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
});

function start(kinds: readonly TestKind[], dataSource = store.dataSource): TestWorker {
  const worker = startWorker(dataSource, clock, kinds);
  started.push(worker);
  return worker;
}

function recurring(kind: string, execute: (work: Work) => Promise<void>): TestKind {
  return { kind, everySeconds: 60, execute };
}

async function enqueue(jobs: Jobs, ...orders: JobOrder[]): Promise<void> {
  await change(store.dataSource, clock, async (made) => {
    for (const order of orders) await jobs.enqueue(made, order);
  });
}

function only(): Promise<Job> {
  return store.dataSource.manager.findOneByOrFail(Job, { version: MoreThanOrEqual(0) });
}
