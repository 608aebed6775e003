import { type DataSource, type EntityManager, IsNull, Not } from 'typeorm';
import { databaseClock } from '../foundation/database';
import { Job } from './job.entity';

/** Seconds a worker may be silent before another takes its job. */
export const leaseSeconds = 30;

/** The job was taken over meanwhile; whoever hears this stops without another write. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

/** The jobs that are due or whose worker fell silent, oldest first. */
export function findDue(
  dataSource: DataSource,
  now: Date,
  limit: number,
  kinds: readonly string[],
): Promise<Job[]> {
  return dataSource.manager
    .createQueryBuilder(Job, 'job')
    .where('job.kind IN (:...kinds)', { kinds })
    .andWhere(claimable(dataSource, 'job.'), { now })
    .orderBy('job.runAfter', 'ASC')
    .limit(limit)
    .getMany();
}

/** Takes a job by one conditional update; null where somebody else was first. */
export async function claim(dataSource: DataSource, job: Job, owner: string, now: Date): Promise<Job | null> {
  const result = await dataSource.manager
    .createQueryBuilder()
    .update(Job)
    .set({
      state: 'RUNNING',
      owner,
      leaseUntil: () => databaseClock(dataSource, leaseSeconds),
      attempt: () => 'attempt + 1',
      version: () => 'version + 1',
    })
    .where('id = :id AND version = :version', { id: job.id, version: job.version })
    .andWhere(claimable(dataSource, ''), { now })
    .execute();
  return result.affected === 1 ? { ...job, owner, attempt: job.attempt + 1, version: job.version + 1 } : null;
}

/** Prolongs the lease; throws where it was lost. Every write of a worker begins with this. */
export async function hold(manager: EntityManager, job: Job, owner: string): Promise<void> {
  await write(manager, job, owner, { leaseUntil: () => databaseClock(manager.dataSource, leaseSeconds) });
}

/** Writes to the job while it is still ours. */
export async function write(
  manager: EntityManager,
  job: Job,
  owner: string,
  values: { [K in keyof Job]?: Job[K] | (() => string) },
): Promise<void> {
  const result = await manager
    .createQueryBuilder()
    .update(Job)
    .set({ ...values, version: () => 'version + 1' })
    .where('id = :id AND attempt = :attempt AND owner = :owner', { id: job.id, attempt: job.attempt, owner })
    .andWhere("state = 'RUNNING'")
    .execute();
  if (result.affected !== 1) throw new LeaseLost(`Job ${job.id} was taken over.`);
}

/** What was asked for once more while it ran waits for that now. The row is the caller's by a write before this one. */
export async function heedAgain(manager: EntityManager, { id }: Job): Promise<void> {
  // In this order: what is assigned later sees on MySQL what was assigned before.
  const waiting = { state: 'READY', runAfter: () => 'againAt', againAt: null, attempt: 0 } as const;
  await manager.update(Job, { id, againAt: Not(IsNull()) }, waiting);
}

/** Due, or left by a worker that fell silent. */
function claimable(dataSource: DataSource, alias: string): string {
  const isDue = `${alias}state = 'READY' AND ${alias}runAfter <= :now`;
  const isLeft = `${alias}state = 'RUNNING' AND ${alias}leaseUntil < ${databaseClock(dataSource)}`;
  return `((${isDue}) OR (${isLeft}))`;
}
