import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { calculateJwkThumbprint, exportJWK, type JWK } from 'jose';

/** A key that receipts are or were signed with; its public half is for everybody. */
export interface ReceiptKey {
  kid: string;
  private: KeyObject;
  public: KeyObject;
  jwk: JWK;
}

/** The key that a private half in PKCS #8 stands for. Its name is its thumbprint (RFC 7638). */
export async function receiptKeyOf(der: Buffer): Promise<ReceiptKey> {
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey);
  const jwk = await exportJWK(publicKey);
  const kid = await calculateJwkThumbprint(jwk);
  return { kid, private: privateKey, public: publicKey, jwk: { ...jwk, kid, alg: 'EdDSA', use: 'sig' } };
}

export function newPrivateKey(): Buffer {
  return generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' });
}
