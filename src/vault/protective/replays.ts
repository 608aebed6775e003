import type { Change } from '../../foundation/change';
import type { Codes, ProtectiveKind } from './kinds';

/** An entry as it is replayed. */
export interface ReplayedEntry {
  key: string;
  kind: ProtectiveKind;
  /** The customer's id; null where the entry knows no person. */
  subject: string | null;
  codes: Codes;
  at: Date;
}

/** One transaction on the main database that is about to be served. */
export type ReplayChange = <T>(effect: (change: Change) => Promise<T>) => Promise<T>;

/**
 * Brings about what an entry says in a main database that lacks it: a restored one, or one whose commit failed.
 * It may be called for what is in effect already, or under way, or cut off half-way by a kill, and does no harm then;
 * nor where the person chose otherwise since. Long work goes in several changes of at most 500 rows.
 */
export type Replayer = (entry: ReplayedEntry, change: ReplayChange) => Promise<void>;

/** What a door replays, by kind. */
export type Replays = Partial<Record<ProtectiveKind, Replayer>>;
