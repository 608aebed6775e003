import { decrypt, deriveKey, encrypt, sha256 } from '../foundation/cryptography';
import { StartRefused } from '../foundation/start-refused';

export interface MasterKeys {
  current: Buffer;
  /** The one before, while a rotation is under way. */
  previous: Buffer | null;
}

/** Wraps and unwraps the vault's keys. A previous key still unwraps while a rotation is under way. */
export class MasterKey {
  private keys: ReadonlyMap<string, Buffer> = new Map();
  private current = '';

  /** `reread` where a running process is to notice a rotation: it is asked before a key is wrapped, and for an unknown one. */
  constructor(
    current: Buffer,
    previous: Buffer | null = null,
    private readonly reread: (() => MasterKeys) | null = null,
  ) {
    this.take({ current, previous });
  }

  wrap(key: Buffer, name: string): string {
    if (this.reread) this.take(this.reread());
    const box = encrypt(this.keys.get(this.current)!, key, Buffer.from(`wrap|${name}`));
    return `w1.${this.current}.${box.toString('base64url')}`;
  }

  unwrap(wrapped: string, name: string): Buffer {
    const [version, id, box] = wrapped.split('.');
    const key = this.keyOf(id ?? '');
    if (version !== 'w1' || !key || !box)
      throw new StartRefused(
        'The vault was written under another MASTER_KEY; start with that one, or set it as MASTER_KEY_PREVIOUS.',
      );
    return decrypt(key, Buffer.from(box, 'base64url'), Buffer.from(`wrap|${name}`));
  }

  /** Is it wrapped by the current key already? */
  isCurrent(wrapped: string): boolean {
    return wrapped.split('.')[1] === this.current;
  }

  private keyOf(id: string): Buffer | undefined {
    if (!this.keys.has(id) && this.reread) this.take(this.reread());
    return this.keys.get(id);
  }

  private take({ current, previous }: MasterKeys): void {
    this.current = idOf(current);
    const both = previous ? [previous, current] : [current];
    this.keys = new Map(both.map((key) => [idOf(key), deriveKey(key, 'wrap')]));
  }
}

function idOf(key: Buffer): string {
  return sha256(Buffer.concat([Buffer.from('id'), key]))
    .toString('hex')
    .slice(0, 8);
}
