import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { calculateJwkThumbprint, exportJWK, type JWK } from 'jose';
import type { Vault } from '../../vault';

/** The key that receipts are signed with; its public half is for everybody. */
export interface ReceiptKey {
  kid: string;
  private: KeyObject;
  public: KeyObject;
  jwk: JWK;
}

/** The key in the vault, made by whichever node asks first. */
export async function findReceiptKey(vault: Pick<Vault, 'secret'>): Promise<ReceiptKey> {
  const der = await vault.secret('receipt-key', newPrivateKey);
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey);
  const jwk = await exportJWK(publicKey);
  const kid = await calculateJwkThumbprint(jwk);
  return { kid, private: privateKey, public: publicKey, jwk: { ...jwk, kid, alg: 'EdDSA', use: 'sig' } };
}

function newPrivateKey(): Buffer {
  return generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' });
}
