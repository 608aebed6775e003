import {
  compactVerify,
  type CryptoKey,
  decodeProtectedHeader,
  importJWK,
  type JWK,
  type KeyObject,
} from 'jose';
import { z } from 'zod';

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
  /** Of an erasure. */
  erasure: z
    .object({
      /** Where nothing of the person was found any more; see the residue check. */
      looked: z.array(z.string()),
      /** The last day on which backups and binary logs from before it can live. */
      backupsUntil: z.string(),
    })
    .optional(),
});
export type ReceiptClaims = z.infer<typeof payload>;

/** Why something is no receipt: none in form, of nobody whose key is known, or not as it was signed. */
export type ReceiptFault = 'NO_RECEIPT' | 'UNKNOWN_KEY' | 'ALTERED';

const longest = 4096;
export const receiptType = 'receipt+jws';

export type PublicKey = KeyObject | CryptoKey | Uint8Array;

/** What a receipt (compact JWS, Ed25519) says, checked with the public key that it names. */
export async function checkReceipt(
  jws: string,
  keyNamed: (kid: string) => Promise<PublicKey | null>,
): Promise<ReceiptClaims | ReceiptFault> {
  const kid = kidOf(jws);
  if (kid === null) return 'NO_RECEIPT';
  const key = await keyNamed(kid);
  if (!key) return 'UNKNOWN_KEY';
  try {
    const { payload: bytes } = await compactVerify(jws, key, { algorithms: ['EdDSA'] });
    return payload.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  } catch {
    return 'ALTERED';
  }
}

/** The same with a published set of keys (RFC 7517), without asking anybody. */
export function checkReceiptWith(jws: string, keys: readonly JWK[]): Promise<ReceiptClaims | ReceiptFault> {
  return checkReceipt(jws, async (kid) => {
    const jwk = keys.find((each) => each.kid === kid && each.kty === 'OKP' && each.crv === 'Ed25519');
    return jwk ? importJWK(jwk, 'EdDSA') : null;
  });
}

function kidOf(jws: string): string | null {
  if (jws.length > longest || jws.split('.').length !== 3 || !isCanonical(jws)) return null;
  try {
    const { alg, typ, kid } = decodeProtectedHeader(jws);
    return alg === 'EdDSA' && typ === receiptType && typeof kid === 'string' ? kid : null;
  } catch {
    return null;
  }
}

// The last character of base64url has bits that decode to nothing: with them set it would be another text of the same signature.
function isCanonical(jws: string): boolean {
  return jws.split('.').every((part) => Buffer.from(part, 'base64url').toString('base64url') === part);
}
