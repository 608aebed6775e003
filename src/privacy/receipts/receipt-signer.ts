import { CompactSign, compactVerify } from 'jose';
import { z } from 'zod';
import type { Vault } from '../../vault';
import { findReceiptKey, type ReceiptKey } from './receipt-key';

const payload = z.object({
  iss: z.string(),
  /** The receipt's own id. */
  jti: z.string(),
  iat: z.number(),
  kind: z.string(),
  reference: z.string(),
  /** The person's pseudonym. */
  sub: z.string(),
  /** SHA-256 of the package that was handed over, in hex. */
  package: z.string().optional(),
});
export type ReceiptClaims = z.infer<typeof payload>;

const longest = 4096;
const type = 'receipt+jws';

/** Signs receipts (compact JWS, Ed25519) and reads those that it signed. */
export class ReceiptSigner {
  private key: Promise<ReceiptKey> | null = null;

  constructor(private readonly vault: Pick<Vault, 'secret'>) {}

  async sign(claims: ReceiptClaims): Promise<string> {
    const { kid, private: key } = await this.find();
    return new CompactSign(Buffer.from(JSON.stringify(claims)))
      .setProtectedHeader({ alg: 'EdDSA', kid, typ: type })
      .sign(key);
  }

  /** Null for whatever was not signed here, or was altered by a bit. */
  async read(jws: string): Promise<ReceiptClaims | null> {
    if (jws.length > longest || !isCanonical(jws)) return null;
    const { kid, public: key } = await this.find();
    try {
      const { payload: bytes, protectedHeader } = await compactVerify(jws, key, { algorithms: ['EdDSA'] });
      if (protectedHeader.kid !== kid || protectedHeader.typ !== type) return null;
      return payload.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
    } catch {
      return null;
    }
  }

  /** The published keys (RFC 7517). */
  async keys(): Promise<{ keys: object[] }> {
    return { keys: [(await this.find()).jwk] };
  }

  private find(): Promise<ReceiptKey> {
    this.key ??= findReceiptKey(this.vault).catch((error: unknown) => {
      this.key = null;
      throw error;
    });
    return this.key;
  }
}

// The last character of base64url has bits that decode to nothing: with them set it would be another text of the same signature.
function isCanonical(jws: string): boolean {
  return jws.split('.').every((part) => Buffer.from(part, 'base64url').toString('base64url') === part);
}
