import { type EntityManager, In, MoreThan } from 'typeorm';
import { LedgerAnchor } from '../vault';
import { chainsAPage, reachOfChains } from './heads';
import type { Ledger } from './ledger';
import { LedgerEntry } from './ledger-entry.entity';
import { type ChainFault, verifyChain } from './verification';

export interface LedgerReport {
  chains: number;
  faults: ChainFault[];
}

/** Walks every chain with its anchor, also those of which nothing but the anchor is left. */
export async function verifyLedger(
  manager: EntityManager,
  vaultManager: EntityManager,
  ledger: Ledger,
): Promise<LedgerReport> {
  const report: LedgerReport = { chains: 0, faults: [] };
  const verify = async (chain: string, anchor: LedgerAnchor | null) => {
    const fault = await verifyChain(manager, ledger, chain, anchor);
    report.chains++;
    if (fault) report.faults.push(fault);
  };
  for await (const page of reachOfChains(manager)) {
    const anchors = await vaultManager.findBy(LedgerAnchor, { chain: In(page.map(({ chain }) => chain)) });
    for (const { chain } of page)
      await verify(chain, anchors.find((anchor) => anchor.chain === chain) ?? null);
  }
  for await (const anchors of anchorPages(vaultManager)) {
    const alive = await chainsAmong(manager, anchors);
    for (const anchor of anchors) if (!alive.has(anchor.chain)) await verify(anchor.chain, anchor);
  }
  return report;
}

async function* anchorPages(vaultManager: EntityManager): AsyncGenerator<LedgerAnchor[]> {
  for (let after = ''; ;) {
    const page = await vaultManager.find(LedgerAnchor, {
      where: { chain: MoreThan(after) },
      order: { chain: 'ASC' },
      take: chainsAPage,
    });
    yield page;
    if (page.length < chainsAPage) return;
    after = page.at(-1)!.chain;
  }
}

/** Those of which an entry is left: they were verified already. */
async function chainsAmong(manager: EntityManager, anchors: readonly LedgerAnchor[]): Promise<Set<string>> {
  const rows = await manager
    .createQueryBuilder(LedgerEntry, 'entry')
    .select('entry.chain', 'chain')
    .where({ chain: In(anchors.map(({ chain }) => chain)) })
    .groupBy('entry.chain')
    .getRawMany<{ chain: string }>();
  return new Set(rows.map(({ chain }) => chain));
}
