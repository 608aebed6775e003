import { CompactSign } from 'jose';
import { checkReceipt, type ReceiptClaims, receiptType } from './receipt-check';
import type { ReceiptKeys } from './receipt-keys';

/** Signs receipts (compact JWS, Ed25519) and reads those that it signed, under whichever of its keys. */
export class ReceiptSigner {
  constructor(private readonly keys: ReceiptKeys) {}

  async sign(claims: ReceiptClaims): Promise<string> {
    const { kid, private: key } = await this.keys.newest();
    return new CompactSign(Buffer.from(JSON.stringify(claims)))
      .setProtectedHeader({ alg: 'EdDSA', kid, typ: receiptType })
      .sign(key);
  }

  /** Null for whatever was not signed here, or was altered by a bit. */
  async read(jws: string): Promise<ReceiptClaims | null> {
    const claims = await checkReceipt(jws, async (kid) => (await this.keys.find(kid))?.public ?? null);
    return typeof claims === 'string' ? null : claims;
  }
}
