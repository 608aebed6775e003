import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decrypt, deriveKey, encrypt, keyLength, newKey, sha256 } from '../foundation/cryptography';

/** Wraps and unwraps the vault's keys. A previous key still unwraps while a rotation is under way. */
export class MasterKey {
  private readonly keys: Map<string, Buffer>;
  private readonly current: string;

  constructor(current: Buffer, previous: Buffer | null = null) {
    this.current = idOf(current);
    this.keys = new Map(
      [...(previous ? [previous] : []), current].map((key) => [idOf(key), deriveKey(key, 'wrap')]),
    );
  }

  wrap(key: Buffer, name: string): string {
    const box = encrypt(this.keys.get(this.current)!, key, Buffer.from(`wrap|${name}`));
    return `w1.${this.current}.${box.toString('base64url')}`;
  }

  unwrap(wrapped: string, name: string): Buffer {
    const [version, id, box] = wrapped.split('.');
    const key = this.keys.get(id ?? '');
    if (version !== 'w1' || !key || !box)
      throw new Error(
        'The vault was written under another MASTER_KEY; start with that one, or set it as MASTER_KEY_PREVIOUS.',
      );
    return decrypt(key, Buffer.from(box, 'base64url'), Buffer.from(`wrap|${name}`));
  }
}

function idOf(key: Buffer): string {
  return sha256(Buffer.concat([Buffer.from('id'), key]))
    .toString('hex')
    .slice(0, 8);
}

/** The configured key, else the one in the data directory, made there (mode 0600) at the first start. */
export function findMasterKey(configured: Buffer | null, dataDir: string): Buffer {
  if (configured) return configured;
  const file = join(dataDir, 'master.key');
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    makeKeyFile(file);
  }
  chmodSync(file, 0o600);
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64');
  if (key.length !== keyLength)
    throw new Error('master.key in DATA_DIR is damaged: it does not hold 32 bytes.');
  return key;
}

/** Written aside and linked: of two first starts at once one key stays, and nobody reads half of it. */
function makeKeyFile(file: string): void {
  const aside = `${file}.${process.pid}`;
  writeFileSync(aside, `${newKey().toString('base64')}\n`, { mode: 0o600 });
  try {
    linkSync(aside, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(aside);
  }
}
