import type { EntityManager } from 'typeorm';
import type { Actor } from './actor';

/** One transaction on somebody's behalf: every write, trail entry, job and mail of it goes through `manager`. */
export interface Change {
  manager: EntityManager;
  /** Null where the system itself acts. */
  actor: Actor | null;
  at: Date;
  /** Runs once the transaction has been committed; lost with the process, so never more than a hint. */
  afterCommit(hint: () => void): void;
}
