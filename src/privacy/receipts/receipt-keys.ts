import type { JWK } from 'jose';
import type { Clock } from '../../foundation/clock';
import type { Vault } from '../../vault';
import { newPrivateKey, type ReceiptKey, receiptKeyOf } from './receipt-key';

const use = 'receipt-key';
/** Seconds after which every node signs with a new key, at the latest. */
export const noticedWithinSeconds = 30;
/** Seconds in which a second rotation is the same one, asked for on another node. */
const oneRotationSeconds = 600;

interface Held {
  keys: Promise<ReceiptKey[]>;
  readAt: number;
}

/** The keys of receipts, in the vault: the newest signs, all of them verify, and none ever goes. */
export class ReceiptKeys {
  private held: Held | null = null;

  constructor(
    private readonly vault: Pick<Vault, 'series' | 'renew'>,
    private readonly clock: Clock,
  ) {}

  /** The key that signs now; the first one is made by whichever node asks first. */
  async newest(): Promise<ReceiptKey> {
    const newest = (await this.all()).at(-1);
    if (newest) return newest;
    await this.vault.renew(use, 0, newPrivateKey);
    this.held = null;
    return this.newest();
  }

  /** A key that is not known here may have come on another node since. */
  async find(kid: string): Promise<ReceiptKey | null> {
    const known = (await this.all()).find((key) => key.kid === kid);
    if (known || this.age() < 1000) return known ?? null;
    this.held = null;
    return (await this.all()).find((key) => key.kid === kid) ?? null;
  }

  /** Their public halves, newest first; none where no receipt was ever issued. */
  async published(): Promise<JWK[]> {
    return (await this.all()).toReversed().map(({ jwk }) => jwk);
  }

  /** Another key signs from now on. Null where that was done minutes ago, here or on another node. */
  async rotate(): Promise<ReceiptKey | null> {
    const series = await this.vault.series(use);
    const since = this.clock.now().getTime() - (series.at(-1)?.madeAt.getTime() ?? 0);
    if (since < oneRotationSeconds * 1000) return null;
    await this.vault.renew(use, series.length, newPrivateKey);
    this.held = null;
    return this.newest();
  }

  private async all(): Promise<ReceiptKey[]> {
    if (!this.held || this.age() >= noticedWithinSeconds * 1000) {
      const held: Held = { keys: this.read(), readAt: this.clock.now().getTime() };
      this.held = held;
      held.keys.catch(() => {
        if (this.held === held) this.held = null;
      });
    }
    return this.held.keys;
  }

  private async read(): Promise<ReceiptKey[]> {
    const series = await this.vault.series(use);
    return Promise.all(series.map(({ secret }) => receiptKeyOf(secret)));
  }

  private age(): number {
    return this.held ? this.clock.now().getTime() - this.held.readAt : Infinity;
  }
}
