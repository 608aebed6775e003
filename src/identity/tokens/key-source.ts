import { createLocalJWKSet, createRemoteJWKSet, errors, type JWK, type JWTVerifyGetKey } from 'jose';
import { IssuerUnavailable } from './access-token';

/** Finds the key for a token's header; what the header says about keys of its own is never looked at. */
export type KeySource = JWTVerifyGetKey;

const timeoutMs = 5000;

/** The embedded issuer's keys, without asking ourselves over HTTP. */
export function localKeys(keys: JWK[]): KeySource {
  return createLocalJWKSet({ keys });
}

/** A foreign issuer's keys, from the configured address or the one that its discovery document names. */
export function remoteKeys(issuer: string, jwksUri: string | null): KeySource {
  let keys: Promise<KeySource> | null = null;
  return async (header, token) => {
    keys ??= open(issuer, jwksUri);
    try {
      return await (
        await keys
      )(header, token);
    } catch (error) {
      if (error instanceof IssuerUnavailable) keys = null;
      throw error;
    }
  };
}

async function open(issuer: string, jwksUri: string | null): Promise<KeySource> {
  const keys = createRemoteJWKSet(new URL(jwksUri ?? (await discover(issuer))), {
    timeoutDuration: timeoutMs,
  });
  return async (header, token) => {
    try {
      return await keys(header, token);
    } catch (error) {
      if (isAboutTheToken(error)) throw error;
      throw new IssuerUnavailable('keys');
    }
  };
}

function isAboutTheToken(error: unknown): boolean {
  return error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys;
}

async function discover(issuer: string): Promise<string> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  try {
    const response = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
    const document = (await response.json()) as { issuer?: unknown; jwks_uri?: unknown };
    // OpenID Connect Discovery 4.3: a document of another issuer is not this issuer's.
    if (response.ok && document.issuer === issuer && isAsSafeAs(issuer, document.jwks_uri))
      return document.jwks_uri;
  } catch {
    throw new IssuerUnavailable('discovery');
  }
  throw new IssuerUnavailable('discovery');
}

function isAsSafeAs(issuer: string, address: unknown): address is string {
  if (typeof address !== 'string' || !URL.canParse(address)) return false;
  const { protocol } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && issuer.startsWith('http:'));
}
