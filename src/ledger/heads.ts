import type { EntityManager } from 'typeorm';
import { tombstone } from './ledger';
import { LedgerEntry } from './ledger-entry.entity';

/** How far a chain has come. */
export interface Reach {
  chain: string;
  seq: number;
}

export const chainsAPage = 200;

/** How far each chain has come, in pages, ordered by their names. */
export async function* reachOfChains(manager: EntityManager): AsyncGenerator<Reach[]> {
  for (let after = ''; ;) {
    const rows = await manager
      .createQueryBuilder(LedgerEntry, 'entry')
      .select('entry.chain', 'chain')
      .addSelect('MAX(entry.seq)', 'seq')
      .where('entry.chain > :after', { after })
      .groupBy('entry.chain')
      .orderBy('entry.chain', 'ASC')
      .limit(chainsAPage)
      .getRawMany<{ chain: string; seq: number | string }>();
    yield rows.map(({ chain, seq }) => ({ chain, seq: Number(seq) }));
    if (rows.length < chainsAPage) return;
    after = rows.at(-1)!.chain;
  }
}

/** Chains of which everything was recorded before an instant, and something more is left than a tombstone. */
export async function chainsEndedBefore(manager: EntityManager, before: Date, after = ''): Promise<string[]> {
  const rows = await manager
    .createQueryBuilder(LedgerEntry, 'entry')
    .select('entry.chain', 'chain')
    .where('entry.chain > :after', { after })
    .groupBy('entry.chain')
    .having('MAX(entry.at) < :before', { before })
    .andHaving('SUM(CASE WHEN entry.kind = :tombstone THEN 0 ELSE 1 END) > 0', { tombstone })
    .orderBy('entry.chain', 'ASC')
    .limit(chainsAPage)
    .getRawMany<{ chain: string }>();
  return rows.map(({ chain }) => chain);
}
