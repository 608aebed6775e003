import { type EntityManager, LessThanOrEqual } from 'typeorm';
import { hmac } from '../foundation/cryptography';
import type { Change } from '../foundation/change';
import { Collision, faultOf } from '../foundation/database';
import { newId } from '../foundation/ids';
import { LedgerEntry } from './ledger-entry.entity';

export interface Act {
  /** The customer whose data it concerns. */
  subject: string;
  action: string;
  fields?: readonly string[];
  about?: string;
}

export interface LedgerKeys {
  key: Buffer;
  pseudonym(subject: string): string;
}

/** The kind of the entry that a chain leaves behind. */
export const tombstone = 'TOMBSTONE';

/** The hash before the first entry of a chain. */
const origin = '0'.repeat(43);

/**
 * Append-only, hash-chained: one chain for each person's pseudonym, keyed outside the database.
 * Entries are written in the caller's transaction; two writers of one chain meet on a unique
 * sequence number, and the later one begins its transaction anew.
 */
export class Ledger {
  constructor(private readonly keys: LedgerKeys) {}

  async record(change: Change, act: Act): Promise<void> {
    const chain = this.chainOf(act.subject);
    await this.append(change, chain, await headOf(change.manager, chain), { kind: 'TRAIL', ...act });
  }

  /**
   * Ends a chain whose time is over: it goes as a whole, and a tombstone takes its place that carries the head and how
   * many entries there were, the law under which they were kept, and like every entry a hash under the ledger's key.
   * What is recorded later follows upon it.
   */
  async end(change: Change, chain: string, law: string): Promise<void> {
    const head = await headOf(change.manager, chain);
    if (!head || head.kind === tombstone) return;
    const fields = [`entries ${head.seq}`, law];
    await this.append(change, chain, head, { kind: tombstone, action: 'chain.ended', fields });
    await change.manager.delete(LedgerEntry, { chain, seq: LessThanOrEqual(head.seq) });
  }

  private async append(
    change: Change,
    chain: string,
    head: LedgerEntry | null,
    what: Omit<Act, 'subject'> & { kind: string },
  ): Promise<void> {
    const entry = this.next(change, what, chain, head);
    try {
      await change.manager.insert(LedgerEntry, entry);
    } catch (error) {
      throw faultOf(error) === 'duplicate' ? new Collision('Two entries met in a chain.') : error;
    }
  }

  chainOf(subject: string): string {
    return this.keys.pseudonym(subject);
  }

  /** The hash that an entry must carry. */
  hashOf(entry: LedgerEntry): string {
    const { id, chain, seq, at, kind, action, actor, role, fields, about, previousHash } = entry;
    const parts = [
      id,
      chain,
      String(seq),
      at.toISOString(),
      kind,
      action,
      actor,
      role,
      fields,
      about ?? '',
      previousHash,
    ];
    return hmac(this.keys.key, ...parts).toString('base64url');
  }

  private next(
    change: Change,
    {
      kind,
      action,
      fields = [],
      about = null,
    }: Omit<Act, 'subject' | 'about'> & { kind: string; about?: string | null },
    chain: string,
    head: LedgerEntry | null,
  ): LedgerEntry {
    const entry: LedgerEntry = {
      id: newId('led'),
      chain,
      seq: (head?.seq ?? 0) + 1,
      at: change.at,
      kind,
      action,
      actor: this.actorOf(change),
      role: change.actor?.role ?? 'SYSTEM',
      fields: fields.join(','),
      about,
      previousHash: head?.hash ?? origin,
      hash: '',
    };
    return { ...entry, hash: this.hashOf(entry) };
  }

  private actorOf({ actor }: Change): string {
    if (!actor) return 'system';
    if (actor.staffId) return actor.staffId;
    return actor.customerId ? this.keys.pseudonym(actor.customerId) : actor.clientId.slice(0, 60);
  }
}

function headOf(manager: EntityManager, chain: string): Promise<LedgerEntry | null> {
  return manager.findOne(LedgerEntry, { where: { chain }, order: { seq: 'DESC' } });
}
