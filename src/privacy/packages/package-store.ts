import type { Work } from '../../jobs';

/** Plain bytes in every chunk but the last, so that a range finds its chunks by arithmetic. */
export const chunkBytes = 48 * 1024;
/** What encryption adds: initialisation vector and tag. */
export const boxBytes = chunkBytes + 12 + 16;

/** Where its transactions are made: those of a job, which hold its lease. */
export type Transactions = Pick<Work, 'change' | 'beat'>;

/** One attempt at a package. */
export interface PackageAttempt {
  packageId: string;
  customerId: string;
  attempt: number;
}

/** Keeps the encrypted chunks of packages; what is in them it cannot tell. */
export interface PackageStore {
  /** Appends chunks, the first of them numbered `firstSeq`; throws where the job is no longer this worker's. */
  append(work: Work, part: PackageAttempt, firstSeq: number, boxes: readonly Buffer[]): Promise<void>;
  /** Null where there is no such chunk. */
  read(part: PackageAttempt, seq: number): Promise<Buffer | null>;
  /** Is there a chunk of any attempt? */
  holds(packageId: string): Promise<boolean>;
  /** How many chunks of packages there are, of all attempts. */
  count(packageIds: readonly string[]): Promise<Map<string, number>>;
  /** Removes the chunks of all attempts, a bounded number at a time. */
  clear(work: Transactions, packageId: string): Promise<void>;
}
