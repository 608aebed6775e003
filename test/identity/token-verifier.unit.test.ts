import {
  type CryptoKey,
  exportJWK,
  exportSPKI,
  generateKeyPair,
  importJWK,
  type JWK,
  type JWTPayload,
  SignJWT,
} from 'jose';
import { createHmac, createPublicKey } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { IssuerUnavailable, localKeys, remoteKeys, TokenVerifier } from '../../src/identity/tokens';

const issuer = 'https://issuer.example';
const audience = 'https://api.example';
const now = new Date('2026-11-24T12:00:00.500Z');
const seconds = Math.floor(now.getTime() / 1000);
const clock = { now: () => now };

let privateKey: CryptoKey;
let publicJwk: JWK;
let verifier: TokenVerifier;
beforeAll(async () => {
  const pair = await generateKeyPair('ES256', { extractable: true });
  privateKey = pair.privateKey;
  publicJwk = { ...(await exportJWK(pair.publicKey)), kid: 'k1', alg: 'ES256', use: 'sig' };
  verifier = new TokenVerifier({ issuer, audience, keys: localKeys([publicJwk]) }, clock);
});

const good: JWTPayload = {
  iss: issuer,
  aud: audience,
  sub: 'subject-1',
  client_id: 'portal',
  jti: 'token-1',
  iat: seconds - 60,
  exp: seconds + 600,
  scope: 'account other',
  sid: 'session-1',
  auth_time: seconds - 120,
  roles: ['SUPPORT_AGENT'],
};

test('a good token says who, by which client, with which scopes, since when', async () => {
  expect(await verifier.verify(await signed())).toEqual({
    issuer,
    subject: 'subject-1',
    clientId: 'portal',
    scopes: ['account', 'other'],
    sessionId: 'session-1',
    authenticatedAt: new Date((seconds - 120) * 1000),
    roles: ['SUPPORT_AGENT'],
    issuedAt: new Date((seconds - 60) * 1000),
    expiresAt: new Date((seconds + 600) * 1000),
    tokenId: 'token-1',
  });
});

test('what a token leaves out is null or empty', async () => {
  const token = await signed({ scope: undefined, sid: undefined, auth_time: undefined, roles: undefined });
  expect(await verifier.verify(token)).toMatchObject({
    scopes: [],
    sessionId: null,
    authenticatedAt: null,
    roles: [],
  });
});

test('the long form of the type is the type', async () => {
  await expect(verifier.verify(await signed({}, { typ: 'application/at+jwt' }))).resolves.toBeDefined();
});

test.each(['EdDSA', 'RS256'])('a token signed with %s is taken', async (alg) => {
  const pair = await generateKeyPair(alg, { extractable: true });
  const keys = localKeys([{ ...(await exportJWK(pair.publicKey)), kid: 'k2', alg }]);
  const token = await new SignJWT(good)
    .setProtectedHeader({ alg, typ: 'at+jwt', kid: 'k2' })
    .sign(pair.privateKey);
  await expect(new TokenVerifier({ issuer, audience, keys }, clock).verify(token)).resolves.toBeDefined();
});

test.each(['none', 'None', 'NONE', 'nOnE'])('case 32: an unsigned token (%s) is refused', async (alg) => {
  const token = `${part({ alg, typ: 'at+jwt' })}.${part(good)}.`;
  await expect(verifier.verify(token)).rejects.toMatchObject({ reason: 'wrong-algorithm' });
});

test.each(['HS256', 'hs256', 'es256'])(
  'case 32: a token under the public key as a secret (%s) is refused',
  async (alg) => {
    const pem = await exportSPKI((await importJWK(publicJwk, 'ES256', { extractable: true })) as CryptoKey);
    for (const secret of [
      pem,
      JSON.stringify(publicJwk),
      createPublicKey({ key: publicJwk, format: 'jwk' }).export({ type: 'spki', format: 'der' }),
    ]) {
      const body = `${part({ alg, typ: 'at+jwt', kid: 'k1' })}.${part(good)}`;
      const token = `${body}.${createHmac('sha256', secret).update(body).digest('base64url')}`;
      await expect(verifier.verify(token)).rejects.toMatchObject({ reason: 'wrong-algorithm' });
    }
  },
);

test.each([
  ['an ID token', { typ: 'JWT' }, 'wrong-type'],
  ['a token without a type', { typ: undefined }, 'wrong-type'],
  ['a sign-out token', { typ: 'logout+jwt' }, 'wrong-type'],
  ['a token that asks for an extension', { crit: ['b64'], b64: true }, 'malformed'],
])('case 34: %s is refused', async (_name, header, reason) => {
  await expect(verifier.verify(await signed({}, header))).rejects.toMatchObject({ reason });
});

test.each([
  ['for another audience', { aud: 'https://other.example' }, 'wrong-audience'],
  ['of another issuer', { iss: 'https://other.example' }, 'wrong-issuer'],
  ['that is over', { exp: seconds - 6 }, 'expired'],
  ['without an end', { exp: undefined }, 'missing-claim'],
  ['not valid yet', { nbf: seconds + 7 }, 'not-yet-valid'],
  ['from the future', { iat: seconds + 7 }, 'not-yet-valid'],
  ['without a subject', { sub: undefined }, 'missing-claim'],
  ['without a client', { client_id: undefined }, 'missing-claim'],
  ['without an id', { jti: undefined }, 'missing-claim'],
  ['without a time of issue', { iat: undefined }, 'missing-claim'],
  ['with a subject that is no text', { sub: ['subject-1'] as unknown as string }, 'malformed'],
  ['for longer than a day', { exp: seconds + 25 * 3600 }, 'too-long-lived'],
  ['bound to a key', { cnf: { jkt: 'thumb' } }, 'sender-constrained'],
])('case 34: a token %s is refused', async (_name, claims, reason) => {
  await expect(verifier.verify(await signed(claims))).rejects.toMatchObject({ name: 'InvalidToken', reason });
});

test.each([{ exp: seconds - 4 }, { nbf: seconds + 5 }, { iat: seconds + 5 }])(
  'case 74: clocks may differ by five seconds: %j',
  async (claims) => {
    await expect(verifier.verify(await signed(claims))).resolves.toBeDefined();
  },
);

test.each(['', 'opaque-refresh-token', 'a.b.c', 'x'.repeat(9000)])(
  'what is no token at all is refused: %.20s',
  async (text) => {
    await expect(verifier.verify(text)).rejects.toMatchObject({ reason: 'malformed' });
  },
);

test('keys that a token brings along are not looked at', async () => {
  const stranger = await generateKeyPair('ES256', { extractable: true });
  const jwk = await exportJWK(stranger.publicKey);
  const sign = (header: object) =>
    new SignJWT(good)
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', ...header })
      .sign(stranger.privateKey);
  const asked: string[] = [];
  const trap = await serve((path) => (asked.push(path), { keys: [jwk] }));
  const address = `${addressOf(trap)}/keys`;
  await expect(verifier.verify(await sign({ jwk }))).rejects.toMatchObject({ reason: 'bad-signature' });
  await expect(verifier.verify(await sign({ jwk, kid: 'k9' }))).rejects.toMatchObject({
    reason: 'unknown-key',
  });
  await expect(verifier.verify(await sign({ jku: address, x5u: address }))).rejects.toMatchObject({
    reason: 'bad-signature',
  });
  trap.close();
  expect(asked).toEqual([]);
});

test('a changed token is refused, and the refusal tells nothing of it', async () => {
  const [header, , signature] = (await signed()).split('.');
  const forged = `${header}.${part({ ...good, sub: 'subject-2' })}.${signature}`;
  const refusal = await verifier.verify(forged).catch((error: unknown) => error);
  expect(refusal).toMatchObject({ reason: 'bad-signature' });
  expect(JSON.stringify(refusal) + String(refusal)).not.toContain('subject');
});

test('the keys of a foreign issuer are found by its discovery document', async () => {
  const server = await serve((path) =>
    path === '/keys'
      ? { keys: [publicJwk] }
      : { issuer: addressOf(server), jwks_uri: `${addressOf(server)}/keys` },
  );
  const foreign = addressOf(server);
  const remote = new TokenVerifier({ issuer: foreign, audience, keys: remoteKeys(foreign, null) }, clock);
  await expect(remote.verify(await signed({ iss: foreign }))).resolves.toMatchObject({ issuer: foreign });
  await expect(remote.verify(await signed({ iss: foreign }, { kid: 'k9' }))).rejects.toMatchObject({
    reason: 'unknown-key',
  });
  server.close();
});

test('a discovery document of another issuer is not believed', async () => {
  const server = await serve(() => ({ issuer, jwks_uri: `${addressOf(server)}/keys` }));
  const foreign = addressOf(server);
  const remote = new TokenVerifier({ issuer: foreign, audience, keys: remoteKeys(foreign, null) }, clock);
  await expect(remote.verify(await signed({ iss: foreign }))).rejects.toThrow(IssuerUnavailable);
  server.close();
});

test('an issuer that does not answer is our trouble, not the token’s, and is asked again', async () => {
  let isAway = true;
  const server = await serve(() => (isAway ? null : { keys: [publicJwk] }));
  const keys = remoteKeys(issuer, `${addressOf(server)}/keys`);
  const remote = new TokenVerifier({ issuer, audience, keys }, clock);
  await expect(remote.verify(await signed())).rejects.toThrow(IssuerUnavailable);
  isAway = false;
  await expect(remote.verify(await signed())).resolves.toBeDefined();
  server.close();
});

function signed(claims: JWTPayload = {}, header: object = {}): Promise<string> {
  return new SignJWT({ ...good, ...claims })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'k1', ...header })
    .sign(privateKey, { crit: { b64: true } });
}

function part(content: object): string {
  return Buffer.from(JSON.stringify(content)).toString('base64url');
}

async function serve(answer: (path: string) => object | null): Promise<Server> {
  const server = createServer((request, response) => {
    const body = answer(request.url ?? '');
    response.writeHead(body ? 200 : 503, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

function addressOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
