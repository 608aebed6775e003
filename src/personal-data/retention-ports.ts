import type { EntityManager } from 'typeorm';
import type { Change } from '../foundation/change';
import type { RetainedTable } from './retention-plan';

/** Knows whose rows must stay although their time is over: open requests, holds, restrictions. */
export interface RetentionGuard {
  /** Those of the customers whose rows of this table must stay for now. */
  keptAmong(
    manager: EntityManager,
    customerIds: readonly string[],
    retained: RetainedTable,
  ): Promise<ReadonlySet<string>>;
}

/** Takes rows away in another way than by deleting them, in the same transaction. */
export type RowSweeper = (change: Change, ids: readonly string[]) => Promise<void>;

/** What a law made us keep is gone. */
export interface KeptPartDeleted {
  customerId: string;
  retained: RetainedTable;
  count: number;
}

type Listener = (change: Change, deleted: KeptPartDeleted) => Promise<void>;
type EndListener = (change: Change, customerIds: readonly string[]) => Promise<void>;

/** Where features have their say in the retention sweep; filled while the doors open. */
export class RetentionPorts {
  private readonly guards: RetentionGuard[] = [];
  private readonly sweepers = new Map<Function, RowSweeper>();
  private readonly listeners: Listener[] = [];
  private readonly endListeners: EndListener[] = [];

  /** From now on the sweep asks this guard, too. */
  guard(guard: RetentionGuard): void {
    this.guards.push(guard);
  }

  /** Rows of this table go in this way. */
  sweepBy(entity: Function, sweeper: RowSweeper): void {
    this.sweepers.set(entity, sweeper);
  }

  /** Hears, in its transaction, of what a law made us keep and whose end has come: a later receipt is due. */
  listen(listener: Listener): void {
    this.listeners.push(listener);
  }

  /** Hears, in its transaction, that these people's accounts are about to go: what stands without an end ends with them. */
  listenToEnds(listener: EndListener): void {
    this.endListeners.push(listener);
  }

  sweeperOf(entity: Function): RowSweeper | null {
    return this.sweepers.get(entity) ?? null;
  }

  async keptAmong(
    manager: EntityManager,
    customerIds: readonly string[],
    retained: RetainedTable,
  ): Promise<ReadonlySet<string>> {
    const kept = await Promise.all(
      this.guards.map((guard) => guard.keptAmong(manager, customerIds, retained)),
    );
    return new Set(kept.flatMap((ids) => [...ids]));
  }

  async tell(change: Change, deleted: KeptPartDeleted): Promise<void> {
    for (const listener of this.listeners) await listener(change, deleted);
  }

  async tellEnds(change: Change, customerIds: readonly string[]): Promise<void> {
    for (const listener of this.endListeners) await listener(change, customerIds);
  }
}
