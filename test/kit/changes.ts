import type { DataSource } from 'typeorm';
import type { Actor } from '../../src/foundation/actor';
import type { Change } from '../../src/foundation/change';
import type { Clock } from '../../src/foundation/clock';
import { inTransaction } from '../../src/foundation/database';

/** One transaction on somebody's behalf, as the mutation pipeline opens it. */
export async function change<T>(
  dataSource: DataSource,
  clock: Clock,
  effect: (change: Change) => Promise<T>,
  actor: Actor | null = null,
): Promise<T> {
  const hints: (() => void)[] = [];
  const result = await inTransaction(dataSource, (manager) => {
    hints.length = 0;
    return effect({ manager, actor, at: clock.now(), afterCommit: (hint) => hints.push(hint) });
  });
  for (const hint of hints) hint();
  return result;
}
