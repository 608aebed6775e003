import type { EntityManager } from 'typeorm';
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
    const head = await headOf(change.manager, chain);
    const entry = this.next(change, act, chain, head);
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

  private next(change: Change, act: Act, chain: string, head: LedgerEntry | null): LedgerEntry {
    const entry: LedgerEntry = {
      id: newId('led'),
      chain,
      seq: (head?.seq ?? 0) + 1,
      at: change.at,
      kind: 'TRAIL',
      action: act.action,
      actor: this.actorOf(change),
      role: change.actor?.role ?? 'SYSTEM',
      fields: (act.fields ?? []).join(','),
      about: act.about ?? null,
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
