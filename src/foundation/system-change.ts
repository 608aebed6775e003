import type { DataSource } from 'typeorm';
import type { Change } from './change';
import type { Clock } from './clock';
import { inTransaction } from './database';

/** One transaction of the system's own, on nobody's behalf. */
export async function asSystem<T>(
  database: DataSource,
  clock: Clock,
  effect: (change: Change) => Promise<T>,
): Promise<T> {
  const hints: (() => void)[] = [];
  const result = await inTransaction(database, (manager) => {
    hints.length = 0;
    return effect({ manager, actor: null, at: clock.now(), afterCommit: (hint) => hints.push(hint) });
  });
  for (const hint of hints) hint();
  return result;
}
