import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource, EntityManager } from 'typeorm';
import { faultOf } from './faults';

/** What was done elsewhere, and how it is taken back where the commit behind it failed and was not made up for. */
export interface DoneElsewhere {
  what: string;
  takeBack: () => Promise<void>;
}

type LastStep = () => Promise<DoneElsewhere>;

/** What each running transaction does last. */
const lastSteps = new WeakMap<EntityManager, LastStep[]>();

/** About five seconds: as long as dozens that meet on one chain of a busy server need. */
const attempts = 30;
const underWay = new AsyncLocalStorage<EntityManager>();

/**
 * Runs `work` in one transaction and runs it anew after a deadlock, a certification failure or a
 * collision on a sequence. `work` has no effect outside of the database.
 */
export async function inTransaction<T>(
  dataSource: DataSource,
  work: (manager: EntityManager) => Promise<T>,
): Promise<T> {
  const inVain = new Map<string, DoneElsewhere>();
  for (let attempt = 1; ; attempt++) {
    const done = new Map<string, DoneElsewhere>();
    try {
      const result = await begin(dataSource, work, done);
      for (const what of done.keys()) inVain.delete(what);
      // What cannot be taken back now stays told of, as after a kill; this transaction stands all the same.
      for (const { takeBack } of inVain.values()) await takeBack().catch(() => undefined);
      return result;
    } catch (error) {
      if (attempt === attempts || faultOf(error) !== 'retry') throw error;
      for (const [what, each] of done) inVain.set(what, each);
      await sleep(Math.random() * Math.min(5 * 2 ** attempt, 400));
    }
  }
}

/** The transaction that the caller is in, else the data source's own manager: on SQLite another would wait for it. */
export function managerOf(dataSource: DataSource): EntityManager {
  const manager = underWay.getStore();
  return manager?.dataSource === dataSource && manager.queryRunner?.isTransactionActive
    ? manager
    : dataSource.manager;
}

/**
 * Has `step` done as the last thing before the transaction of `manager` commits, and not at all where it is
 * undone before: for what is to be written elsewhere first, and must not be written for a mere trial. Where the commit
 * itself fails and the work is done anew without doing the same elsewhere, that is taken back. Outside of a
 * transaction it is done at once.
 */
export async function beforeCommit(manager: EntityManager, step: LastStep): Promise<void> {
  const steps = lastSteps.get(manager);
  if (steps) steps.push(step);
  else await step();
}

function begin<T>(
  dataSource: DataSource,
  work: (manager: EntityManager) => Promise<T>,
  done: Map<string, DoneElsewhere>,
): Promise<T> {
  const whole = async (manager: EntityManager) => {
    const steps: LastStep[] = [];
    lastSteps.set(manager, steps);
    const result = await underWay.run(manager, () => work(manager));
    lastSteps.delete(manager);
    for (const step of steps) {
      const each = await step();
      done.set(each.what, each);
    }
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
