import type { EntityManager } from 'typeorm';
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
