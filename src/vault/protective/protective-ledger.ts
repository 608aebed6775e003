import { type DataSource, type EntityManager, MoreThan } from 'typeorm';
import type { Clock } from '../../foundation/clock';
import { beforeCommit, Collision, faultOf, inTransaction } from '../../foundation/database';
import { assertCodes, type Codes, type ProtectiveKind } from './kinds';
import { ProtectiveEntry } from './protective-entry.entity';
import { ProtectiveIdentifiers } from './protective-identifiers.entity';
import { ProtectivePosition } from './protective-position.entity';

/** What was done to protect a person, as it is told to the ledger. */
export interface Protection {
  /** What was done to what, the same however often it is told: `withdrawal:prf_…:1790000000000`. */
  key: string;
  kind: ProtectiveKind;
  /** The customer's id; the ledger keeps a pseudonym. Null where none is known. */
  subject: string | null;
  codes: Codes;
}

interface LedgerKeys {
  pseudonym(subject: string): string;
  wrap(value: Buffer, name: string): string;
  unwrap(wrapped: string, name: string): Buffer;
}

/**
 * What a restored main database must not forget, kept in order in the vault's store: erasures, withdrawals,
 * objections, restrictions and their like, by pseudonym and in codes. A house whose main database lacks entries
 * replays them before it serves anybody (`Replays` at the doors).
 *
 * What takes one transaction is recorded in it:
 *
 *     await protective.record(change.manager, {
 *       key: `objection:${objection.id}`, kind: 'objection', subject: customerId,
 *       codes: { objection: objection.id, purpose: 'marketing' },
 *     });
 *
 * The entry is written just before that transaction commits, so a refusal or a trial leaves none. Should the commit
 * itself fail and the work be done anew under another key, the entry is taken back by one that follows it. Killed in
 * between, the entry is there and its effect is not; the next start replays it. So a replayer must be harmless where
 * the person chose otherwise since: it compares the entry's time with the row's.
 *
 * What takes many transactions is announced before the first of them, and settled in the last one:
 *
 *     await protective.announce({ key: `erasure:${request.id}`, … }, identifiersAsText);
 *     …
 *     await work.finish((change) => protective.settle(change.manager, `erasure:${request.id}`));
 *     await protective.forgetIdentifiers(`erasure:${request.id}`);
 */
export class ProtectiveLedger {
  constructor(
    private readonly store: DataSource,
    private readonly keys: LedgerKeys,
    private readonly clock: Clock,
  ) {}

  /**
   * Records what the transaction of `manager` (on the main database) does, as the last thing before it commits; with
   * what a replay needs beside codes, wrapped.
   */
  async record(manager: EntityManager, protection: Protection, details: string | null = null): Promise<void> {
    assertCodes(protection.codes);
    await beforeCommit(manager, async () => {
      if (details !== null) await this.keepIdentifiers(protection.key, details);
      const entry = await this.write(protection);
      await place(manager, entry);
      return { what: entry.key, takeBack: () => this.takeBack(entry) };
    });
  }

  /** Records what is about to be done, with what must be known of the person to finish it. */
  async announce(protection: Protection, identifiers: string | null = null): Promise<void> {
    assertCodes(protection.codes);
    const { key } = protection;
    const isKnown = await this.store.manager.existsBy(ProtectiveEntry, { key });
    if (identifiers !== null && !isKnown) await this.keepIdentifiers(key, identifiers);
    await this.write(protection);
  }

  /** What was announced under this key is done, with the transaction of `manager`. */
  async settle(manager: EntityManager, key: string): Promise<void> {
    const entry = await this.store.manager.findOneBy(ProtectiveEntry, { key });
    if (!entry) throw new Error('What was never announced cannot be settled.');
    await place(manager, entry);
  }

  /** What was given when the entry was announced; null once it is forgotten. */
  async identifiersOf(key: string): Promise<string | null> {
    const row = await this.store.manager.findOneBy(ProtectiveIdentifiers, { name: key });
    return row && this.keys.unwrap(row.wrapped, `identifiers|${key}`).toString('utf8');
  }

  async forgetIdentifiers(key: string): Promise<void> {
    await this.store.manager.delete(ProtectiveIdentifiers, { name: key });
  }

  /** The entries after that one, in their order. */
  since(seq: number, atMost: number): Promise<ProtectiveEntry[]> {
    return this.store.manager.find(ProtectiveEntry, {
      where: { seq: MoreThan(seq) },
      order: { seq: 'ASC' },
      take: atMost,
    });
  }

  at(seq: number): Promise<ProtectiveEntry | null> {
    return this.store.manager.findOneBy(ProtectiveEntry, { seq });
  }

  /** The numbers of entries after that one which were taken back. */
  async takenBackSince(seq: number): Promise<ReadonlySet<number>> {
    const where = { seq: MoreThan(seq), kind: 'taken_back' as const };
    const entries = await this.store.manager.find(ProtectiveEntry, { where });
    return new Set(entries.map(({ codes }) => Number((JSON.parse(codes) as Codes).entry)));
  }

  private async takeBack({ seq, key }: ProtectiveEntry): Promise<void> {
    await this.write({ key: `taken_back:${key}`, kind: 'taken_back', subject: null, codes: { entry: seq } });
    await this.forgetIdentifiers(key);
  }

  /** Two writers meet on the number or the key; the later one begins anew, and finds the other's entry. */
  private write({ key, kind, subject, codes }: Protection): Promise<ProtectiveEntry> {
    return inTransaction(this.store, async (manager) => {
      const known = await manager.findOneBy(ProtectiveEntry, { key });
      if (known) return known;
      const [last] = await manager.find(ProtectiveEntry, { order: { seq: 'DESC' }, take: 1 });
      const entry: ProtectiveEntry = {
        seq: (last?.seq ?? 0) + 1,
        key,
        kind,
        subject: subject && this.keys.pseudonym(subject),
        codes: JSON.stringify(codes),
        at: this.clock.now(),
      };
      try {
        await manager.insert(ProtectiveEntry, entry);
      } catch (error) {
        throw faultOf(error) === 'duplicate' ? new Collision('Two entries met.') : error;
      }
      return entry;
    });
  }

  private async keepIdentifiers(key: string, identifiers: string): Promise<void> {
    const wrapped = this.keys.wrap(Buffer.from(identifiers), `identifiers|${key}`);
    try {
      await this.store.manager.insert(ProtectiveIdentifiers, { name: key, wrapped });
    } catch (error) {
      if (faultOf(error) !== 'duplicate') throw error; // cut off before the entry was written
    }
  }
}

/** From this transaction on, the main database holds the entry's effect. */
export async function place(manager: EntityManager, { seq, key }: ProtectiveEntry): Promise<void> {
  try {
    await manager.insert(ProtectivePosition, { seq, key });
  } catch (error) {
    if (faultOf(error) !== 'duplicate') throw error; // settled or replayed before
  }
}
