import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '../../src/foundation/clock';
import { Job, Jobs } from '../../src/jobs';
import { CreateWork1763960001000 } from '../../migrations/1763960001000-CreateWork';
import { AddJobAgain1763960089000 } from '../../migrations/1763960089000-AddJobAgain';
import { change } from '../kit/changes';
import { kill, messageOf, outcomeOf, startChild } from '../kit/children';
import { Effect } from '../kit/effect.entity';
import { openStore, type Store } from '../kit/stores';
import { endLeases } from '../kit/workers';

const kills = 20;
const jobs = Array.from({ length: 400 }, (_, index) => `abt_${index}`);

let store: Store;
beforeEach(async () => {
  store = await openStore([Job, Effect], [CreateWork1763960001000, AddJobAgain1763960089000]);
  const id = store.dataSource.options.type === 'better-sqlite3' ? 'INTEGER' : 'INT AUTO_INCREMENT';
  await store.dataSource.query(
    `CREATE TABLE effect (id ${id} PRIMARY KEY, about VARCHAR(40), step VARCHAR(10), times INT DEFAULT 0)`,
  );
  await store.dataSource.manager.insert(Effect, { about: 'all', step: 'total', times: 0 });
  await change(store.dataSource, systemClock, async (made) => {
    for (const about of jobs) await new Jobs().enqueue(made, { kind: 'steps', about });
  });
});
afterEach(() => store.close());

test('case 47: of a worker killed at twenty random moments every step is in the database exactly once', async () => {
  let interrupted = 0;
  for (let number = 0; number < kills; number++) {
    const child = startChild('crash.child.ts', store.location, String(jobs.length));
    await messageOf(child);
    await sleep(Math.random() * 150);
    await kill(child);
    interrupted += (await store.dataSource.manager.countBy(Job, { state: 'RUNNING' })) > 0 ? 1 : 0;
    await endLeases(store.dataSource);
  }
  expect(interrupted).toBeGreaterThan(kills / 2);

  const last = startChild('crash.child.ts', store.location, String(jobs.length));
  const end = outcomeOf(last);
  expect([await messageOf(last), await end]).toEqual(['begun', 'done']);
  const steps = ['one', 'two', 'three', 'end'];
  expect(await effects()).toEqual(
    jobs.flatMap((about) => steps.map((step) => `${about} ${step}`)).toSorted(),
  );
  const total = await store.dataSource.manager.findOneByOrFail(Effect, { about: 'all' });
  expect(total.times).toBe(jobs.length * steps.length);
}, 300_000);

async function effects(): Promise<string[]> {
  const rows = await store.dataSource.manager.findBy(Effect, { times: 0 });
  return rows.map(({ about, step }) => `${about} ${step}`).toSorted();
}
