import { decodeJwt } from 'jose';
import { Browser } from './browser';
import { ada, audience, issuer, openSignInHouse, publicUrl, type SignInHouse } from './kit';

const said = (['warn', 'info', 'error', 'log'] as const).map((name) => jest.spyOn(console, name));
let house: SignInHouse;
let browser: Browser;
beforeAll(async () => (house = await openSignInHouse()));
beforeEach(() => (browser = new Browser(house.base)));
afterAll(() => house.close());

test('the discovery document names our addresses, whatever Host and X-Forwarded-Host say', async () => {
  const headers = { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https', host: 'evil.example' };
  const answer = await fetch(`${house.base}/oidc/.well-known/openid-configuration`, { headers });
  const document = (await answer.json()) as Record<string, unknown>;
  expect(document).toMatchObject({
    issuer,
    authorization_endpoint: `${issuer}/auth`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    end_session_endpoint: `${issuer}/session/end`,
    code_challenge_methods_supported: ['S256'],
    response_types_supported: ['code'],
  });
  expect(JSON.stringify(document)).not.toContain('evil.example');
});

test('the published keys are public ones', async () => {
  const { keys } = (await (await fetch(`${house.base}/oidc/jwks`)).json()) as { keys: object[] };
  expect(keys).toEqual([expect.objectContaining({ kty: 'EC', crv: 'P-256', alg: 'ES256', use: 'sig' })]);
  expect(keys[0]).not.toHaveProperty('d');
});

test.each([
  ['no challenge', { code_challenge: '', code_challenge_method: '' }],
  ['a plain challenge', { code_challenge_method: 'plain' }],
])('an authorization request with %s is refused', async (_name, parameters) => {
  const { page } = await browser.authorize(parameters);
  expect(page.url.searchParams.get('error')).toBe('invalid_request');
});

test('a code without its verifier is worth nothing', async () => {
  const { page } = await browser.authorize();
  const landed = await browser.submit(page, ada);
  expect((await browser.redeem(landed, 'x'.repeat(43))).status).toBe(400);
});

test('the resource of somebody else is refused', async () => {
  const { page } = await browser.authorize({ resource: 'https://other.example/api' });
  expect(page.url.searchParams.get('error')).toBe('invalid_target');
});

test('a person is never given the scope of the service', async () => {
  const tokens = await browser.signIn(ada, { scope: 'openid account service' });
  expect(decodeJwt(tokens.access_token).scope).toBe('account');
});

test.each(['http://127.0.0.1:51234/callback', 'com.callxtra.account:/callback'])(
  'the mobile app is answered at %s, and asks for the password each time',
  async (redirect_uri) => {
    const mobile = { client_id: 'mobile', redirect_uri };
    const tokens = await browser.signIn(ada, mobile);
    expect(decodeJwt(tokens.access_token)).toMatchObject({ client_id: 'mobile', sub: house.adaId });
    expect((await browser.authorize(mobile)).page.html).toContain('<form');
    expect((await browser.refresh(tokens.refresh_token, 'mobile')).status).toBe(200);
  },
);

test('a refresh token of one client is worth nothing to another', async () => {
  const tokens = await browser.signIn(ada);
  expect((await browser.refresh(tokens.refresh_token, 'playground')).status).toBe(400);
});

test('the service gets a token of its own for its secret', async () => {
  const { id, secret } = house.embedded.serviceClient;
  const basic = `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
  const form = { grant_type: 'client_credentials', scope: 'service' };
  const { access_token } = (await (await browser.token(form, { authorization: basic })).json()) as {
    access_token: string;
  };
  expect(decodeJwt(access_token)).toMatchObject({
    sub: 'service',
    client_id: 'service',
    aud: audience,
    scope: 'service',
  });
  expect(await house.identity.callerOf(access_token)).toMatchObject({ role: 'SERVICE', customerId: null });
  const wrong = `Basic ${Buffer.from(`${id}:wrong`).toString('base64')}`;
  expect((await browser.token(form, { authorization: wrong })).status).toBe(401);
});

test('pages of our own clients may call the token endpoint, others may not', async () => {
  const allowed = async (origin: string) => {
    const form = { grant_type: 'refresh_token', refresh_token: 'x', client_id: 'portal' };
    const answer = await browser.token(form, { origin });
    return answer.headers.get('access-control-allow-origin');
  };
  expect(await allowed(publicUrl)).toBe(publicUrl);
  expect(await allowed('https://evil.example')).toBeNull();
  expect(await allowed('null')).toBeNull();
});

test('the provider warns nobody of what we know or do not use', async () => {
  await browser.signIn(ada);
  await browser.open('/oidc/session/end/success');
  await browser.open('/oidc/nowhere');
  expect(said.flatMap((spy) => spy.mock.calls)).toEqual([]);
});
