import { type DataSource, In, MoreThan } from 'typeorm';
import type { Clock } from '../foundation/clock';
import { faultOf } from '../foundation/database';
import type { Logger } from '../foundation/logging';
import type { JobKind, Work } from '../jobs';
import { LedgerAnchor } from '../vault';
import { type Reach, reachOfChains } from './heads';
import { type Ledger, tombstone } from './ledger';
import { LedgerEntry } from './ledger-entry.entity';

/**
 * Notes in the vault, hourly, how far each chain has come, so that a tail cut off later shows. A chain
 * that no longer bears its last anchor keeps that anchor: it is the evidence.
 */
export class AnchorJob implements JobKind {
  readonly kind = 'ledger.anchor';
  readonly serves = { purpose: 'security' } as const;
  readonly everySeconds = 3600;

  constructor(
    private readonly dataSource: DataSource,
    private readonly vaultSource: DataSource,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
    private readonly log: Logger,
  ) {}

  async execute(work: Work): Promise<void> {
    for await (const page of reachOfChains(this.dataSource.manager)) {
      await this.anchor(page);
      await work.beat();
    }
  }

  private async anchor(page: readonly Reach[]): Promise<void> {
    const anchors = await this.anchorsOf(page);
    const grown = page.filter(({ chain, seq }) => seq > (anchors.get(chain)?.seq ?? 0));
    const hashes = await this.hashesAt([...grown, ...grown.flatMap(({ chain }) => anchors.get(chain) ?? [])]);
    for (const head of grown) {
      const anchor = anchors.get(head.chain);
      const isBorne =
        !anchor || (hashes.get(placeOf(anchor)) ?? (await this.endedAbove(anchor))) === anchor.hash;
      if (anchor && !isBorne)
        this.log.error({ chain: anchor.chain, seq: anchor.seq }, 'a ledger chain does not bear its anchor');
      else await this.move(anchor, { ...head, hash: hashes.get(placeOf(head))!, at: this.clock.now() });
    }
  }

  /** The hash that a chain has at the anchor's place although its entries have gone: only a tombstone of ours tells it. */
  private async endedAbove(anchor: LedgerAnchor): Promise<string | null> {
    const where = { chain: anchor.chain, kind: tombstone, seq: MoreThan(anchor.seq) };
    const [ended] = await this.dataSource.manager.find(LedgerEntry, {
      where,
      order: { seq: 'ASC' },
      take: 1,
    });
    if (!ended || this.ledger.hashOf(ended) !== ended.hash) return null;
    return ended.seq === anchor.seq + 1 ? ended.previousHash : anchor.hash;
  }

  /** From the anchor that was read and no other: where a second process was first, its anchor stays. */
  private async move(from: LedgerAnchor | undefined, to: LedgerAnchor): Promise<void> {
    const { manager } = this.vaultSource;
    if (from) return void (await manager.update(LedgerAnchor, { chain: from.chain, seq: from.seq }, to));
    try {
      await manager.insert(LedgerAnchor, to);
    } catch (error) {
      if (faultOf(error) !== 'duplicate') throw error;
    }
  }

  private async anchorsOf(page: readonly Reach[]): Promise<Map<string, LedgerAnchor>> {
    const chains = page.map(({ chain }) => chain);
    const anchors = await this.vaultSource.manager.findBy(LedgerAnchor, { chain: In(chains) });
    return new Map(anchors.map((anchor) => [anchor.chain, anchor]));
  }

  private async hashesAt(places: readonly Reach[]): Promise<Map<string, string>> {
    if (places.length === 0) return new Map();
    const where = places.map(({ chain, seq }) => ({ chain, seq }));
    const entries = await this.dataSource.manager.find(LedgerEntry, { where });
    return new Map(entries.map((entry) => [placeOf(entry), entry.hash]));
  }
}

function placeOf({ chain, seq }: Reach): string {
  return `${chain}|${seq}`;
}
