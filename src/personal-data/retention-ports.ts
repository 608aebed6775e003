import type { EntityManager } from 'typeorm';
import type { Change } from '../foundation/change';
import type { PersonalColumn, PersonalTable } from './catalogue';
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

/** Values of a person's rows whose time is over. */
export interface Passing {
  customerId: string;
  table: PersonalTable;
  columns: readonly PersonalColumn[];
  ids: readonly string[];
}

/** Puts by what something still needs of what is about to go, in the transaction that takes it away. */
export type RowKeeper = (change: Change, passing: Passing) => Promise<void>;

/** Takes rows away in another way than by deleting them, in the same transaction. */
export type RowSweeper = (change: Change, ids: readonly string[]) => Promise<void>;

/** What a law made us keep, or the account itself, is gone. */
export interface KeptPartDeleted {
  customerId: string;
  retained: RetainedTable;
  count: number;
}

type Listener = (change: Change, deleted: KeptPartDeleted) => Promise<void>;
type EndListener = (change: Change, customerIds: readonly string[]) => Promise<void>;

/** Where features have their say in the retention sweep; filled while the doors open. */
export class RetentionPorts {
  /** The kinds of the daily jobs that take rows away, or a part of them, because their time is over. */
  readonly takers: string[] = [];
  private readonly guards: RetentionGuard[] = [];
  private readonly keepers: RowKeeper[] = [];
  private readonly sweepers = new Map<Function, RowSweeper>();
  private readonly listeners: Listener[] = [];
  private readonly endListeners: EndListener[] = [];

  /** From now on the sweep asks this guard, too. */
  guard(guard: RetentionGuard): void {
    this.guards.push(guard);
  }

  /** Jobs of this kind take away what is old. */
  takenBy(kind: string): void {
    this.takers.push(kind);
  }

  /** From now on nothing goes before this keeper has seen it. */
  keepBy(keeper: RowKeeper): void {
    this.keepers.push(keeper);
  }

  /** Rows of this table go in this way. */
  sweepBy(entity: Function, sweeper: RowSweeper): void {
    this.sweepers.set(entity, sweeper);
  }

  /** Hears, in its transaction, of what a law made us keep and of accounts, when their end has come: a later receipt is due. */
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

  /** What is needed of it is put by; after that it may go. */
  async putBy(change: Change, passing: Passing): Promise<void> {
    for (const keep of this.keepers) await keep(change, passing);
  }

  async tell(change: Change, deleted: KeptPartDeleted): Promise<void> {
    for (const listener of this.listeners) await listener(change, deleted);
  }

  async tellEnds(change: Change, customerIds: readonly string[]): Promise<void> {
    for (const listener of this.endListeners) await listener(change, customerIds);
  }
}
