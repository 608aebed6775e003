import DataLoader from 'dataloader';
import { type DataSource, In, IsNull, Not } from 'typeorm';
import { VaultKey } from './vault-key.entity';

/** Of whoever was erased: whether nothing is left but what a law keeps, or also what they still owe needs. */
export type Erasure = 'COMPLETE' | 'OWING';

interface Known {
  erasure: Erasure | null;
  until: number;
}

/** Seconds for which an answer stands after it was read, as long as an opened key may be used. */
const heldSeconds = 5;
const heldAtMost = 10_000;
/** The key of the account's rule, which seals nothing, is destroyed with the account. */
const telling = ['', 'account'];

/** Who is erased, as their destroyed keys tell: read in batches, held for seconds. */
export class ErasedPeople {
  private readonly held = new Map<string, Known>();
  private readonly reader: DataLoader<string, Erasure | null>;
  private forgotten = 0;

  constructor(private readonly dataSource: DataSource) {
    this.reader = new DataLoader((subjects) => this.read(subjects), { cache: false, maxBatchSize: 200 });
  }

  async erasureOf(subject: string): Promise<Erasure | null> {
    const known = this.held.get(subject);
    if (known && known.until > performance.now()) return known.erasure;
    const before = this.forgotten;
    const erasure = await this.reader.load(subject);
    // What was read while a key was destroyed may be older than that.
    if (before === this.forgotten) this.hold(subject, erasure);
    return erasure;
  }

  /** A key of theirs is destroyed just now. */
  forget(subject: string): void {
    this.forgotten += 1;
    this.held.delete(subject);
  }

  private async read(subjects: readonly string[]): Promise<(Erasure | null)[]> {
    const rows = await this.dataSource.manager.find(VaultKey, {
      select: { subject: true, rule: true },
      where: { subject: In([...new Set(subjects)]), rule: In(telling), destroyedAt: Not(IsNull()) },
    });
    const complete = new Set(rows.filter(({ rule }) => rule === '').map(({ subject }) => subject));
    const erased = new Set(rows.map(({ subject }) => subject));
    return subjects.map((subject) => {
      if (complete.has(subject)) return 'COMPLETE';
      return erased.has(subject) ? 'OWING' : null;
    });
  }

  private hold(subject: string, erasure: Erasure | null): void {
    if (this.held.size >= heldAtMost) this.held.delete(this.held.keys().next().value!);
    this.held.delete(subject);
    this.held.set(subject, { erasure, until: performance.now() + heldSeconds * 1000 });
  }
}
