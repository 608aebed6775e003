import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose';
import type { Vault } from '../../../vault';

export const signingAlgorithm = 'ES256' as const;

export interface SigningKey {
  private: JWK;
  public: JWK;
}

/** The embedded issuer's key, made by whichever node comes first and kept wrapped in the vault. */
export async function openSigningKey(vault: Pick<Vault, 'secret'>): Promise<SigningKey> {
  const secret = await vault.secret('issuer signing key', makeKey);
  const key = JSON.parse(secret.toString('utf8')) as JWK;
  const { d: _, ...publicPart } = key;
  return { private: key, public: publicPart };
}

async function makeKey(): Promise<Buffer> {
  const { privateKey } = await generateKeyPair(signingAlgorithm, { extractable: true });
  const jwk = await exportJWK(privateKey);
  const kid = await calculateJwkThumbprint(jwk);
  return Buffer.from(JSON.stringify({ ...jwk, kid, alg: signingAlgorithm, use: 'sig' }));
}
