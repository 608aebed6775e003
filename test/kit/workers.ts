import { setTimeout as sleep } from 'node:timers/promises';
import { type DataSource, LessThanOrEqual } from 'typeorm';
import type { Clock } from '../../src/foundation/clock';
import { openLog } from '../../src/foundation/logging';
import { Job, type JobKind, Jobs, Worker } from '../../src/jobs';
import type { TestHouse } from './open-house';

/** A worker with its own log, line by line, for these kinds of jobs. */
export interface TestWorker {
  jobs: Jobs;
  worker: Worker;
  log: string[];
}

/** A kind of job that serves the contract where it says nothing else. */
export type TestKind = Omit<JobKind, 'serves'> & Partial<Pick<JobKind, 'serves'>>;

export function startWorker(dataSource: DataSource, clock: Clock, kinds: readonly TestKind[]): TestWorker {
  const jobs = new Jobs();
  const log: string[] = [];
  const logger = openLog('info', [], { write: (line) => void log.push(line) });
  const serving = kinds.map((kind): JobKind =>
    Object.assign(kind, { serves: kind.serves ?? { purpose: 'service' } }),
  );
  const worker = new Worker(dataSource, clock, logger, jobs, serving);
  worker.start();
  return { jobs, worker, log };
}

/** Waits for what other promises bring about. */
export async function until(holds: () => boolean | Promise<boolean>, atMostMs = 45_000): Promise<void> {
  for (const end = Date.now() + atMostMs; Date.now() < end; await sleep(5)) if (await holds()) return;
  throw new Error('This did not come about in time.');
}

/** As if the worker of every running job had been silent for longer than its lease. */
export async function endLeases(dataSource: DataSource): Promise<void> {
  await dataSource.manager.update(
    Job,
    { state: 'RUNNING' },
    { leaseUntil: new Date('2020-01-01T00:00:00.000Z') },
  );
}

/** Waits until no job is under way: `look` takes what is due and does not wait for its end. */
export async function idle(dataSource: DataSource): Promise<void> {
  await until(async () => (await dataSource.manager.countBy(Job, { state: 'RUNNING' })) === 0);
}

/** Waits until the worker has nothing left to do, so that nothing moves but by what is asked. */
export async function settled({ app }: Pick<TestHouse, 'app'>): Promise<void> {
  const { database, clock } = app.house;
  const due = [
    { state: 'RUNNING' as const },
    { state: 'READY' as const, runAfter: LessThanOrEqual(clock.now()) },
  ];
  await until(async () => (await database.manager.countBy(Job, due)) === 0);
}
