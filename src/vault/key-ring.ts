import DataLoader from 'dataloader';
import { type DataSource, In } from 'typeorm';
import { newKey } from '../foundation/cryptography';
import { faultOf } from '../foundation/database';
import type { Clock } from '../foundation/clock';
import type { MasterKey } from './master-key';
import { VaultKey } from './vault-key.entity';

export interface SubjectKey {
  version: string;
  key: Buffer;
}

/** Seconds for which an opened key may be used after it was read: a destroyed key opens nothing later than that. */
const heldSeconds = 5;
const heldAtMost = 10_000;

/** The keys of persons: read in batches, held for seconds, made once. */
export class KeyRing {
  private readonly held = new Map<string, { key: SubjectKey; until: number }>();
  private readonly reader: DataLoader<string, SubjectKey | null>;

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
    const key = await this.reader.load(name);
    if (key) this.hold(name, key);
    return key;
  }

  async findOrMake(subject: string, rule: string): Promise<SubjectKey> {
    const known = await this.find(subject, rule);
    if (known) return known;
    await this.make(subject, rule);
    const made = await this.find(subject, rule);
    if (!made) throw new Error('A key that was just made is not in the vault.');
    return made;
  }

  /** Makes the keys of persons who are new, in one statement; another's key of the same name makes it throw. */
  async makeAll(names: readonly { subject: string; rule: string }[]): Promise<void> {
    const rows = names.map(({ subject, rule }) => this.newRow(subject, rule));
    await this.dataSource.manager.insert(VaultKey, rows);
  }

  private async make(subject: string, rule: string): Promise<void> {
    try {
      await this.dataSource.manager.insert(VaultKey, this.newRow(subject, rule));
    } catch (error) {
      if (faultOf(error) !== 'duplicate') throw error; // another made it first: that one holds
    }
  }

  private newRow(subject: string, rule: string): VaultKey {
    const wrapped = this.master.wrap(newKey(), `${subject}|${rule}`);
    const version = newKey().toString('hex').slice(0, 12);
    return { subject, rule, version, wrapped, createdAt: this.clock.now() };
  }

  private async read(names: readonly string[]): Promise<(SubjectKey | null)[]> {
    const subjects = [...new Set(names.map((name) => name.split('|')[0]!))];
    const rows = await this.dataSource.manager.findBy(VaultKey, { subject: In(subjects) });
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
