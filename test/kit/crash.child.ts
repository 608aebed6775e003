import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '../../src/foundation/clock';
import type { Change } from '../../src/foundation/change';
import { describeDatabase } from '../../src/foundation/database';
import { openLog } from '../../src/foundation/logging';
import { Job, type JobKind, Jobs, Worker } from '../../src/jobs';
import { Effect } from './effect.entity';

// A worker on the database of its argument, to be killed at any moment; says when it begins and when nothing is left.
const kind: JobKind = {
  kind: 'steps',
  serves: { purpose: 'service' },
  execute: async (work) => {
    for (const step of ['one', 'two', 'three']) {
      await work.once(step, leave(work.about, step));
      await sleep(Math.random() * 8);
    }
    await work.finish(leave(work.about, 'end'));
  },
};

function leave(about: string, step: string) {
  return async ({ manager }: Change) => {
    await manager.insert(Effect, { about, step });
    await sleep(Math.random() * 4);
    await manager.increment(Effect, { about: 'all', step: 'total' }, 'times', 1);
  };
}

async function main(): Promise<void> {
  const plan = { location: process.argv[2]!, entities: [Job, Effect], migrations: [] };
  const dataSource = await (await describeDatabase(plan)).initialize();
  const worker = new Worker(dataSource, systemClock, openLog('silent', []), new Jobs(), [kind]);
  worker.start();
  process.send!('begun');
  while ((await dataSource.manager.countBy(Job, { state: 'DONE' })) < Number(process.argv[3]))
    await sleep(20);
  await worker.stop();
  await dataSource.destroy();
  process.send!('done', () => process.exit());
}

void main();
