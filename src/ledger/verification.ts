import { type EntityManager, MoreThan } from 'typeorm';
import { type Ledger, tombstone } from './ledger';
import { LedgerEntry } from './ledger-entry.entity';

export interface ChainHead {
  seq: number;
  hash: string;
}

export interface ChainFault {
  chain: string;
  /** The first sequence number at which the chain does not hold. */
  seq: number;
  fault: 'ALTERED' | 'MISSING' | 'OUT_OF_ORDER' | 'TAIL_CUT';
}

const pageSize = 500;

/** Walks one chain from its origin; null where every entry holds and the anchored head is still reached. */
export async function verifyChain(
  manager: EntityManager,
  ledger: Ledger,
  chain: string,
  anchor: ChainHead | null,
): Promise<ChainFault | null> {
  let last: LedgerEntry | null = null;
  for await (const entry of entriesOf(manager, chain)) {
    const fault = faultAt(ledger, entry, last);
    if (fault) return { chain, ...fault };
    if (anchor && !bears(entry, last, anchor)) return { chain, seq: entry.seq, fault: 'ALTERED' };
    last = entry;
  }
  const reached = last?.seq ?? 0;
  return anchor && anchor.seq > reached ? { chain, seq: reached + 1, fault: 'TAIL_CUT' } : null;
}

/** The anchored entry carries the anchor's hash; where it has gone, the tombstone that follows upon it does. */
function bears(entry: LedgerEntry, last: LedgerEntry | null, { seq, hash }: ChainHead): boolean {
  if (seq === entry.seq) return entry.hash === hash;
  return last !== null || seq !== entry.seq - 1 || entry.previousHash === hash;
}

/** A chain begins with its first entry, or with the tombstone of all those before. */
function faultAt(
  ledger: Ledger,
  entry: LedgerEntry,
  last: LedgerEntry | null,
): Omit<ChainFault, 'chain'> | null {
  const expected = last || entry.kind !== tombstone ? (last?.seq ?? 0) + 1 : entry.seq;
  if (entry.seq !== expected) return { seq: expected, fault: 'MISSING' };
  if (ledger.hashOf(entry) !== entry.hash) return { seq: entry.seq, fault: 'ALTERED' };
  if (last && entry.previousHash !== last.hash) return { seq: entry.seq, fault: 'OUT_OF_ORDER' };
  return null;
}

async function* entriesOf(manager: EntityManager, chain: string): AsyncGenerator<LedgerEntry> {
  for (let after = 0; ;) {
    const page = await manager.find(LedgerEntry, {
      where: { chain, seq: MoreThan(after) },
      order: { seq: 'ASC' },
      take: pageSize,
    });
    yield* page;
    if (page.length < pageSize) return;
    after = page.at(-1)!.seq;
  }
}
