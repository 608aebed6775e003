import { setTimeout as sleep } from 'node:timers/promises';
import { MoreThanOrEqual } from 'typeorm';
import { Job, type JobOrder, Jobs } from '../../src/jobs';
import { CreateWork1763960001000 } from '../../migrations/1763960001000-CreateWork';
import { AddJobAgain1763960089000 } from '../../migrations/1763960089000-AddJobAgain';
import { change } from '../kit/changes';
import { TestClock } from '../kit/clock';
import { isOnServer } from '../kit/databases';
import { openStore, type Store } from '../kit/stores';
import { idle, startWorker, type TestWorker, until, type TestKind } from '../kit/workers';
import { Latch } from '../pipeline/latch';

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
  await idle(store.dataSource);
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
  const mayEnd = new Latch();
  const { jobs, worker } = start([
    {
      kind: 'slow',
      execute: async ({ about }) => {
        await mayEnd.opened;
        done.push(about);
      },
    },
  ]);
  await enqueue(jobs, ...['a', 'b', 'c', 'd', 'e', 'f'].map((about) => ({ kind: 'slow', about })));
  await until(async () => (await store.dataSource.manager.countBy(Job, { state: 'RUNNING' })) === 4);
  const stopped = worker.stop();
  mayEnd.open();
  await stopped;
  expect(done).toHaveLength(4);
  expect(await store.dataSource.manager.countBy(Job, { state: 'DONE' })).toBe(4);
  expect(await store.dataSource.manager.countBy(Job, { state: 'READY' })).toBe(2);
  expect(worker.isAlive()).toBe(false);
});

function start(kinds: readonly TestKind[], dataSource = store.dataSource): TestWorker {
  const worker = startWorker(dataSource, clock, kinds);
  started.push(worker);
  return worker;
}

async function enqueue(jobs: Jobs, ...orders: JobOrder[]): Promise<void> {
  await change(store.dataSource, clock, async (made) => {
    for (const order of orders) await jobs.enqueue(made, order);
  });
}

function only(): Promise<Job> {
  return store.dataSource.manager.findOneByOrFail(Job, { version: MoreThanOrEqual(0) });
}
