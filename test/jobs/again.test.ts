import { type DataSource, MoreThanOrEqual } from 'typeorm';
import { Job, type JobOrder, Jobs, type Work } from '../../src/jobs';
import { CreateWork1763960001000 } from '../../migrations/1763960001000-CreateWork';
import { AddJobAgain1763960089000 } from '../../migrations/1763960089000-AddJobAgain';
import { change } from '../kit/changes';
import { TestClock } from '../kit/clock';
import { isOnServer } from '../kit/databases';
import { openStore, type Store } from '../kit/stores';
import { startWorker, type TestWorker, until } from '../kit/workers';
import { Latch } from '../pipeline/latch';

let clock: TestClock;
let store: Store;
let started: TestWorker | null;
beforeEach(async () => {
  clock = new TestClock();
  started = null;
  store = await openStore([Job], [CreateWork1763960001000, AddJobAgain1763960089000]);
});
afterEach(async () => {
  await started?.worker.stop();
  await store.close();
});

describe('a job that is asked for again while it runs', () => {
  const order = { kind: 'look', about: 'x' };

  test.each([
    ['ends', (work: Work) => work.finish()],
    ['ends by itself', async () => undefined],
    ['fails', () => Promise.reject(new Error('not yet'))],
    ['waits', (work: Work) => work.postpone(new Date('2027-01-01T00:00:00.000Z'))],
  ])('is done once more at that time when it %s', async (_, end) => {
    const runs: (() => void)[] = [];
    const execute = async (work: Work) => {
      await new Promise<void>((goOn) => runs.push(goOn));
      await end(work);
    };
    const { jobs, worker } = (started = startWorker(store.dataSource, clock, [{ kind: 'look', execute }]));
    await enqueue(jobs, order);
    await until(() => runs.length === 1);
    const runAfter = new Date(clock.now().getTime() + 60_000);
    await change(store.dataSource, clock, (made) => jobs.again(made, { ...order, runAfter }));
    runs[0]!();
    await until(async () => (await only()).state === 'READY');
    expect(await only()).toMatchObject({ runAfter, againAt: null, attempt: 0, owner: null });
    clock.advance(60);
    await worker.look();
    await until(() => runs.length === 2);
    runs[1]!();
    await until(async () => (await only()).state !== 'RUNNING');
    expect((await only()).runAfter).not.toEqual(new Date(clock.now().getTime() + 60_000));
  });
});

test('a job that is asked for again during its last attempt does not lie dead', async () => {
  let begun = 0;
  const mayFail = new Latch();
  const execute = async () => {
    begun += 1;
    await mayFail.opened;
    throw new Error('not yet');
  };
  const { jobs, worker } = (started = startWorker(store.dataSource, clock, [{ kind: 'look', execute }]));
  await enqueue(jobs, { kind: 'look', about: 'x', runAfter: new Date(clock.now().getTime() + 1000) });
  await store.dataSource.manager.update(Job, { about: 'x' }, { attempt: 24 });
  clock.advance(1);
  await worker.look();
  await until(() => begun === 1);
  const runAfter = new Date(clock.now().getTime() + 60_000);
  await change(store.dataSource, clock, (made) => jobs.again(made, { kind: 'look', about: 'x', runAfter }));
  mayFail.open();
  await until(async () => (await only()).state !== 'RUNNING');
  expect(await only()).toMatchObject({ state: 'READY', runAfter, attempt: 0 });
});

test('a job that several ask for at once, and that is not there, is there once', async () => {
  const jobs = new Jobs();
  const other = isOnServer() ? await store.another() : store.dataSource;
  const ask = (dataSource: DataSource) =>
    change(dataSource, clock, (made) => jobs.again(made, { kind: 'look', about: 'x' }));
  await Promise.all([store.dataSource, other, store.dataSource, other].map(ask));
  expect(await store.dataSource.manager.countBy(Job, { about: 'x' })).toBe(1);
});

test('what was done is forgotten after thirty days, and nothing that waits or lies dead', async () => {
  const jobs = new Jobs();
  const states = { old: 'DONE', late: 'DONE', waiting: 'READY', dead: 'DEAD' } as const;
  await enqueue(jobs, ...Object.keys(states).map((about) => ({ kind: 'count', about })));
  const { manager } = store.dataSource;
  for (const [about, state] of Object.entries(states)) await manager.update(Job, { about }, { state });
  clock.advance(30 * 86_400 + 1);
  await manager.update(Job, { about: 'late' }, { runAfter: clock.now() });
  await jobs.sweepDone(store.dataSource, clock.now());
  const left = (await manager.find(Job)).map(({ about }) => about);
  expect(left.toSorted()).toEqual(['dead', 'late', 'waiting']);
});

async function enqueue(jobs: Jobs, ...orders: JobOrder[]): Promise<void> {
  await change(store.dataSource, clock, async (made) => {
    for (const order of orders) await jobs.enqueue(made, order);
  });
}

function only(): Promise<Job> {
  return store.dataSource.manager.findOneByOrFail(Job, { version: MoreThanOrEqual(0) });
}
