import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource, EntityManager } from 'typeorm';
import { faultOf } from './faults';

/** What each running transaction does last. */
const lastSteps = new WeakMap<EntityManager, (() => Promise<void>)[]>();

/** About five seconds: as long as dozens that meet on one chain of a busy server need. */
const attempts = 30;

/**
 * Runs `work` in one transaction and runs it anew after a deadlock, a certification failure or a
 * collision on a sequence. `work` has no effect outside of the database.
 */
export async function inTransaction<T>(
  dataSource: DataSource,
  work: (manager: EntityManager) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await begin(dataSource, work);
    } catch (error) {
      if (attempt === attempts || faultOf(error) !== 'retry') throw error;
      await sleep(Math.random() * Math.min(5 * 2 ** attempt, 400));
    }
  }
}

/**
 * Has `step` done as the last thing before the transaction of `manager` commits, and not at all where it is
 * undone before: for what is to be written elsewhere first, and must not be written for a mere trial. Outside of
 * a transaction it is done at once.
 */
export async function beforeCommit(manager: EntityManager, step: () => Promise<void>): Promise<void> {
  const steps = lastSteps.get(manager);
  if (!steps) return step();
  steps.push(step);
}

function begin<T>(dataSource: DataSource, work: (manager: EntityManager) => Promise<T>): Promise<T> {
  const whole = async (manager: EntityManager) => {
    const steps: (() => Promise<void>)[] = [];
    lastSteps.set(manager, steps);
    const result = await work(manager);
    lastSteps.delete(manager);
    for (const step of steps) await step();
    return result;
  };
  // Each statement of a MySQL transaction sees what was committed before it; a lost race shows in affected rows.
  if (isMysqlFamily(dataSource)) return dataSource.transaction('READ COMMITTED', whole);
  return dataSource.transaction(whole);
}

export function isMysqlFamily(dataSource: DataSource): boolean {
  return dataSource.options.type === 'mysql' || dataSource.options.type === 'mariadb';
}

/** The database's own clock as an SQL expression, in UTC to the millisecond: leases are timed by it alone. */
export function databaseClock(dataSource: DataSource, plusSeconds = 0): string {
  return isMysqlFamily(dataSource)
    ? `(UTC_TIMESTAMP(3) + INTERVAL ${plusSeconds} SECOND)`
    : `strftime('%Y-%m-%d %H:%M:%f', 'now', '+${plusSeconds} seconds')`;
}
