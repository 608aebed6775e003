import DataLoader from 'dataloader';
import { type DataSource, type EntityManager, In, IsNull, Not } from 'typeorm';
import { newKey } from '../foundation/cryptography';
import { Collision, faultOf, inTransaction } from '../foundation/database';
import type { Clock } from '../foundation/clock';
import type { MasterKey } from './master-key';
import { VaultKey } from './vault-key.entity';

export interface SubjectKey {
  version: string;
  key: Buffer;
}

/** Nothing can be sealed for a person, or under a rule, whose key was destroyed. */
export class KeyDestroyed extends Error {
  override readonly name = 'KeyDestroyed';
}

/** Seconds for which an opened key may be used after it was read: a destroyed key opens nothing later than that. */
const heldSeconds = 5;
const heldAtMost = 10_000;

/** The keys of persons: read in batches, held for seconds, made once. */
export class KeyRing {
  private readonly held = new Map<string, { key: SubjectKey; until: number }>();
  private readonly reader: DataLoader<string, SubjectKey | null>;
  private destroyed = 0;

  constructor(
    private readonly dataSource: DataSource,
    private readonly master: MasterKey,
    private readonly clock: Clock,
  ) {
    this.reader = new DataLoader((names) => this.read(names), { cache: false, maxBatchSize: 200 });
  }

  async find(subject: string, rule: string): Promise<SubjectKey | null> {
    const name = `${subject}|${rule}`;
    const held = this.held.get(name);
    if (held && held.until > performance.now()) return held.key;
    const before = this.destroyed;
    const key = await this.reader.load(name);
    // What was read while a key was destroyed may be older than that.
    if (key && before === this.destroyed) this.hold(name, key);
    return key;
  }

  async findOrMake(subject: string, rule: string): Promise<SubjectKey> {
    const known = await this.find(subject, rule);
    if (known) return known;
    await this.make(subject, rule);
    const made = await this.find(subject, rule);
    if (!made) throw new KeyDestroyed('The key was destroyed; nothing more is sealed under it.');
    return made;
  }

  /** Takes the key out of its row, and makes the row where there is none: from now on nobody makes one. */
  async destroy(subject: string, rule: string): Promise<void> {
    await inTransaction(this.dataSource, (manager) => this.bury(manager, subject, rule));
    this.destroyed += 1;
    this.held.delete(`${subject}|${rule}`);
  }

  async rulesOf(subject: string): Promise<(string | null)[]> {
    const rows = await this.dataSource.manager.findBy(VaultKey, { subject, destroyedAt: IsNull() });
    return rows.map(({ rule }) => rule || null);
  }

  /** As the row says now; a key that was never made is not destroyed. */
  isDestroyed(subject: string, rule: string): Promise<boolean> {
    return this.dataSource.manager.existsBy(VaultKey, { subject, rule, destroyedAt: Not(IsNull()) });
  }

  /** Makes the keys of persons who are new, in one statement; another's key of the same name makes it throw. */
  async makeAll(names: readonly { subject: string; rule: string }[]): Promise<void> {
    const rows = names.map(({ subject, rule }) => this.newRow(subject, rule));
    await this.dataSource.manager.insert(VaultKey, rows);
  }

  private async make(subject: string, rule: string): Promise<void> {
    const row = this.newRow(subject, rule);
    try {
      await inTransaction(this.dataSource, (manager) => manager.insert(VaultKey, row));
    } catch (error) {
      if (faultOf(error) !== 'duplicate') throw error; // another made it first: that one holds
    }
  }

  private async bury(manager: EntityManager, subject: string, rule: string): Promise<void> {
    const destroyed = { wrapped: '', destroyedAt: this.clock.now() };
    await manager.update(VaultKey, { subject, rule, destroyedAt: IsNull() }, destroyed);
    if (await manager.existsBy(VaultKey, { subject, rule })) return;
    try {
      await manager.insert(VaultKey, { ...this.newRow(subject, rule), ...destroyed });
    } catch (error) {
      throw faultOf(error) === 'duplicate' ? new Collision('The key was made meanwhile.') : error;
    }
  }

  private newRow(subject: string, rule: string): VaultKey {
    const wrapped = this.master.wrap(newKey(), `${subject}|${rule}`);
    const version = newKey().toString('hex').slice(0, 12);
    return { subject, rule, version, wrapped, createdAt: this.clock.now(), destroyedAt: null };
  }

  private async read(names: readonly string[]): Promise<(SubjectKey | null)[]> {
    const subjects = [...new Set(names.map((name) => name.split('|')[0]!))];
    const rows = await this.dataSource.manager.findBy(VaultKey, {
      subject: In(subjects),
      destroyedAt: IsNull(),
    });
    const found = new Map(rows.map((row) => [`${row.subject}|${row.rule}`, row]));
    return names.map((name) => {
      const row = found.get(name);
      return row ? { version: row.version, key: this.master.unwrap(row.wrapped, name) } : null;
    });
  }

  private hold(name: string, key: SubjectKey): void {
    if (this.held.size >= heldAtMost) this.held.delete(this.held.keys().next().value!);
    this.held.delete(name);
    this.held.set(name, { key, until: performance.now() + heldSeconds * 1000 });
  }
}
