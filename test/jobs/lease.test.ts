import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Change } from '../../src/foundation/change';
import { Job, type JobKind, Jobs, LeaseLost, Work } from '../../src/jobs';
import { claim, findDue } from '../../src/jobs/lease';
import { CreateWork1763960001000 } from '../../migrations/1763960001000-CreateWork';
import { AddJobAgain1763960089000 } from '../../migrations/1763960089000-AddJobAgain';
import { change } from '../kit/changes';
import { TestClock } from '../kit/clock';
import { openStore, type Store } from '../kit/stores';
import { endLeases } from '../kit/workers';

@Entity({ name: 'trace' })
class Trace {
  @PrimaryColumn({ type: 'int', generated: 'increment' })
  id!: number;

  @Column({ type: 'varchar', length: 40 })
  step!: string;
}

const kind: JobKind = { kind: 'count', serves: { purpose: 'service' }, execute: async () => undefined };
const clock = new TestClock();

let store: Store;
beforeEach(async () => {
  store = await openStore([Job, Trace], [CreateWork1763960001000, AddJobAgain1763960089000]);
  const id = store.dataSource.options.type === 'better-sqlite3' ? 'INTEGER' : 'INT AUTO_INCREMENT';
  await store.dataSource.query(`CREATE TABLE trace (id ${id} PRIMARY KEY, step VARCHAR(40))`);
  await change(store.dataSource, clock, (made) =>
    new Jobs().enqueue(made, { kind: 'count', about: 'abt_1' }),
  );
});
afterEach(() => store.close());

test('of twelve claims of one job at once one succeeds', async () => {
  const [due] = await findDue(store.dataSource, clock.now(), 4, ['count']);
  const claims = Array.from({ length: 12 }, (_, number) =>
    claim(store.dataSource, due!, `w/${number}`, clock.now()),
  );
  expect((await Promise.all(claims)).filter(Boolean)).toHaveLength(1);
});

test('a step happens once, however often the job is begun', async () => {
  const first = await take('a/1');
  await first.once('one', leave('one'));
  await first.once('one', leave('one'));
  await endLeases(store.dataSource);
  const second = await take('b/1');
  for (const step of ['one', 'two']) await second.once(step, leave(step));
  await endLeases(store.dataSource);
  const third = await take('c/1');
  for (const step of ['one', 'two', 'three']) await third.once(step, leave(step));
  await third.finish(leave('end'));
  expect(await traces()).toEqual(['one', 'two', 'three', 'end']);
  expect(await store.dataSource.manager.find(Job)).toMatchObject([
    { state: 'DONE', attempt: 3, owner: null },
  ]);
});

test('a step that fails leaves neither its effect nor its mark', async () => {
  const work = await take('a/1');
  const failing = work.once('one', async (made) => {
    await leave('one')(made);
    throw new Error('the step gives up');
  });
  await expect(failing).rejects.toThrow('the step gives up');
  expect(await traces()).toEqual([]);
  await work.once('one', leave('one'));
  expect(await traces()).toEqual(['one']);
});

test('a worker whose lease was lost writes nothing more, in no way', async () => {
  const stale = await take('a/1');
  await endLeases(store.dataSource);
  const present = await take('b/1');
  for (const attempt of [
    () => stale.change(leave('change')),
    () => stale.once('step', leave('step')),
    () => stale.finish(leave('finish')),
    () => stale.beat(),
  ])
    await expect(attempt()).rejects.toThrow(LeaseLost);
  expect(stale.finished).toBe(false);
  expect(await traces()).toEqual([]);
  await present.finish(leave('present'));
  expect(await traces()).toEqual(['present']);
});

test('a worker that was silent but not replaced goes on', async () => {
  const work = await take('a/1');
  await endLeases(store.dataSource);
  await work.beat();
  expect(await findDue(store.dataSource, clock.now(), 4, ['count'])).toEqual([]);
  await work.finish(leave('end'));
  expect(await traces()).toEqual(['end']);
});

test("case 74: a worker whose clock is ten minutes ahead takes nobody's lease", async () => {
  const began = Date.now();
  const work = await take('a/1');
  const ahead = new TestClock(clock.now());
  ahead.advance(600);
  expect(await findDue(store.dataSource, ahead.now(), 4, ['count'])).toEqual([]);
  const running = await store.dataSource.manager.findOneByOrFail(Job, { state: 'RUNNING' });
  expect(await claim(store.dataSource, running, 'b/1', ahead.now())).toBeNull();
  const until = running.leaseUntil!.getTime();
  expect(until - began).toBeGreaterThan(29_000);
  expect(until - Date.now()).toBeLessThanOrEqual(30_500);
  await work.finish();
});

async function take(owner: string): Promise<Work> {
  const [due] = await findDue(store.dataSource, clock.now(), 4, ['count']);
  const job = await claim(store.dataSource, due!, owner, clock.now());
  return new Work(store.dataSource, clock, kind, job!, owner);
}

function leave(step: string) {
  return async ({ manager }: Change) => void (await manager.insert(Trace, { step }));
}

async function traces(): Promise<string[]> {
  const rows = await store.dataSource.manager.find(Trace, { order: { id: 'ASC' } });
  return rows.map(({ step }) => step);
}
