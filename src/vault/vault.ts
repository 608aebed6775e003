import { type DataSource, Like, MoreThan } from 'typeorm';
import type { Clock } from '../foundation/clock';
import { decrypt, deriveKey, encrypt, hmac, newKey } from '../foundation/cryptography';
import { faultOf, truncateLog } from '../foundation/database';
import { type SealAddress, Sealed, type Sealer } from '../foundation/sealed';
import { ErasedPeople, type Erasure } from './erased-people';
import { KeyRing, type SubjectKey } from './key-ring';
import type { MasterKey } from './master-key';
import { ProtectiveLedger } from './protective';
import { VaultKey } from './vault-key.entity';
import { VaultSecret } from './vault-secret.entity';

/** Every key of the system's own is derived from it. */
export const rootName = 'root';

const subjectsAPage = 1000;

/** Keys, in a store apart from the main database. Sealed values open here only. */
export class Vault implements Sealer {
  private readonly keys: KeyRing;
  private readonly erased: ErasedPeople;
  private readonly columnKeys = new Map<string, Buffer>();

  private constructor(
    readonly dataSource: DataSource,
    private readonly master: MasterKey,
    private readonly clock: Clock,
    private readonly root: Buffer,
  ) {
    this.keys = new KeyRing(dataSource, master, clock);
    this.erased = new ErasedPeople(dataSource);
  }

  /** Opens the vault on a migrated store; refuses one that was written under another master key. */
  static async open(dataSource: DataSource, master: MasterKey, clock: Clock): Promise<Vault> {
    const root = await secretOf(dataSource, master, clock, rootName, newKey);
    return new Vault(dataSource, master, clock, root);
  }

  /** A key of the system's own, the same on every node and after each restart. */
  key(use: string): Buffer {
    return deriveKey(this.root, use);
  }

  /** A secret that is made once, by whichever node comes first, and kept wrapped. */
  secret(name: string, make: () => Buffer | Promise<Buffer>): Promise<Buffer> {
    return secretOf(this.dataSource, this.master, this.clock, name, make);
  }

  /** Makes the keys of many new persons at once: each their own, and one for each of these retention rules. */
  async welcome(subjects: readonly string[], rules: readonly string[]): Promise<void> {
    await this.keys.makeAll(subjects.flatMap((subject) => ['', ...rules].map((rule) => ({ subject, rule }))));
  }

  /** The secrets of a use that is renewed from time to time, oldest first. */
  async series(use: string): Promise<{ secret: Buffer; madeAt: Date }[]> {
    const rows = await this.dataSource.manager.findBy(VaultSecret, [
      { name: use },
      { name: Like(`${use}.%`) },
    ]);
    return rows
      .toSorted((one, other) => numberOf(one.name) - numberOf(other.name))
      .map(({ name, wrapped, createdAt }) => ({
        secret: this.master.unwrap(wrapped, name),
        madeAt: createdAt,
      }));
  }

  /** The next secret of a series of that length; where two nodes renew it at once, both get the one that came first. */
  renew(use: string, length: number, make: () => Buffer | Promise<Buffer>): Promise<Buffer> {
    return this.secret(length === 0 ? use : `${use}.${length + 1}`, make);
  }

  /** The envelope is `v1.key version.iv|ciphertext|tag`, bound to its place. */
  async seal(address: SealAddress, plaintext: string): Promise<Sealed> {
    const key = await this.keys.findOrMake(address.subject, address.rule ?? '');
    const box = encrypt(key.key, Buffer.from(plaintext), bindingOf(address, key));
    return new Sealed(`v1.${key.version}.${box.toString('base64url')}`);
  }

  async open(address: SealAddress, sealed: Sealed): Promise<string | null> {
    const [version, keyVersion, box] = Sealed.envelopeOf(sealed).split('.');
    if (version !== 'v1' || !box)
      throw new Error(`An envelope in ${address.table}.${address.column} is damaged.`);
    const key = await this.keys.find(address.subject, address.rule ?? '');
    if (!key || key.version !== keyVersion) return null;
    return decrypt(key.key, Buffer.from(box, 'base64url'), bindingOf(address, key)).toString('utf8');
  }

  /** Seals bytes for a file of a person: a data package, an invoice. */
  async sealBytes(address: SealAddress, plaintext: Buffer): Promise<Buffer> {
    const key = await this.keys.findOrMake(address.subject, address.rule ?? '');
    return encrypt(key.key, plaintext, bindingOf(address, key));
  }

  /** Null once the key is destroyed. */
  async openBytes(address: SealAddress, box: Buffer): Promise<Buffer | null> {
    const key = await this.keys.find(address.subject, address.rule ?? '');
    return key && decrypt(key.key, box, bindingOf(address, key));
  }

  /**
   * Destroys the key of a person (rule null: the subject key, else that of a retention rule). What it sealed opens
   * nowhere any more: here at once, on other nodes within five seconds. Nothing is sealed under it again; a second
   * time changes nothing.
   */
  async destroy(subject: string, rule: string | null): Promise<void> {
    await this.keys.destroy(subject, rule ?? '');
    this.erased.forget(subject);
    await truncateLog(this.dataSource);
  }

  /** The rules under which a person has keys that are not destroyed; null is the person's own. */
  keysOf(subject: string): Promise<(string | null)[]> {
    return this.keys.rulesOf(subject);
  }

  /** Is the person's own key destroyed, so that nothing is left but what a law keeps? */
  isErased(subject: string): Promise<boolean> {
    return this.keys.isDestroyed(subject, '');
  }

  /** Of whoever was erased: whether what they still owe keeps their own key. On other nodes it is known within five seconds. */
  erasureOf(subject: string): Promise<Erasure | null> {
    return this.erased.erasureOf(subject);
  }

  /** The ledger of what a restored main database must not forget. */
  protective(): ProtectiveLedger {
    const keys = {
      pseudonym: (subject: string) => this.pseudonym(subject),
      wrap: (value: Buffer, name: string) => this.master.wrap(value, name),
      unwrap: (wrapped: string, name: string) => this.master.unwrap(wrapped, name),
    };
    return new ProtectiveLedger(this.dataSource, keys, this.clock);
  }

  /** The persons behind these pseudonyms, among all who ever had a key: found by trying each. */
  async subjectsBehind(pseudonyms: ReadonlySet<string>): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    for (let after = ''; found.size < pseudonyms.size;) {
      const rows = await this.dataSource.manager
        .createQueryBuilder(VaultKey, 'held')
        .select('DISTINCT held.subject', 'subject')
        .where({ subject: MoreThan(after) })
        .orderBy('held.subject', 'ASC')
        .limit(subjectsAPage)
        .getRawMany<{ subject: string }>();
      for (const { subject } of rows) {
        const pseudonym = this.pseudonym(subject);
        if (pseudonyms.has(pseudonym)) found.set(pseudonym, subject);
      }
      if (rows.length < subjectsAPage) break;
      after = rows.at(-1)!.subject;
    }
    return found;
  }

  /** A keyed hash over the NFKC-lowercased value: equal values of one column meet, nothing else is told. */
  index(table: string, column: string, value: string): string {
    const name = `index|${table}|${column}`;
    const key = this.columnKeys.get(name) ?? this.key(name);
    this.columnKeys.set(name, key);
    return hmac(key, value.normalize('NFKC').toLowerCase()).toString('base64url');
  }

  /** Stands for a person where the id must not: the same person always, nobody's id. */
  pseudonym(subject: string): string {
    return hmac(this.key('pseudonym'), subject).toString('base64url');
  }
}

function bindingOf({ subject, rule, table, column, row }: SealAddress, key: SubjectKey): Buffer {
  return Buffer.from(['v1', table, column, row, subject, rule ?? '', key.version].join('|'));
}

/** The first of a series has the bare name. */
function numberOf(name: string): number {
  return Number(name.split('.')[1] ?? 1);
}

/** Was nothing ever kept in it? */
export async function isEmptyVault(dataSource: DataSource): Promise<boolean> {
  return !(await dataSource.manager.existsBy(VaultSecret, { name: rootName }));
}

async function secretOf(
  dataSource: DataSource,
  master: MasterKey,
  clock: Clock,
  name: string,
  make: () => Buffer | Promise<Buffer>,
): Promise<Buffer> {
  const known = await dataSource.manager.findOneBy(VaultSecret, { name });
  if (known) return master.unwrap(known.wrapped, name);
  const secret = await make();
  try {
    await dataSource.manager.insert(VaultSecret, {
      name,
      wrapped: master.wrap(secret, name),
      createdAt: clock.now(),
    });
    return secret;
  } catch (error) {
    if (faultOf(error) !== 'duplicate') throw error;
    return secretOf(dataSource, master, clock, name, make);
  }
}
