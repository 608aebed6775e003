import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../../src/foundation/clock';

const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout';

/** A foreign OpenID provider, as far as the API has to do with one: its keys, and the tokens it signs. */
export interface FakeIssuer {
  url: string;
  accessToken(subject: string, sessionId: string | null): Promise<string>;
  /** What it tells its clients at a sign-out; claims and header may be changed, undefined takes one away. */
  logoutToken(claims?: JWTPayload, header?: object, key?: CryptoKey): Promise<string>;
  close(): void;
}

export async function openFakeIssuer(clock: Clock, audience: string, clientId: string): Promise<FakeIssuer> {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const keys = [{ ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES256', use: 'sig' }];
  const server = createServer((request, response) => {
    const isDiscovery = request.url === '/.well-known/openid-configuration';
    const document = isDiscovery ? { issuer: url, jwks_uri: `${url}/keys` } : { keys };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(document));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const claimsOf = (seconds: number): JWTPayload => {
    const iat = Math.floor(clock.now().getTime() / 1000);
    return { iss: url, iat, exp: iat + seconds, jti: randomUUID() };
  };
  const sign = (claims: JWTPayload, header: object, key = privateKey) =>
    new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: 'k1', ...header }).sign(key);
  return {
    url,
    accessToken: (sub, sessionId) => {
      const claims = { ...claimsOf(900), aud: audience, sub, client_id: clientId, scope: 'account' };
      return sign({ ...claims, ...(sessionId && { sid: sessionId }) }, { typ: 'at+jwt' });
    },
    logoutToken: (claims = {}, header = {}, key = privateKey) => {
      const events = { [logoutEvent]: {} };
      return sign(
        { ...claimsOf(120), aud: clientId, events, ...claims },
        { typ: 'logout+jwt', ...header },
        key,
      );
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
