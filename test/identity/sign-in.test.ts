import { decodeJwt, decodeProtectedHeader } from 'jose';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { SignInLimits } from '../../src/identity';
import { Browser, portal } from './browser';
import { ada, audience, issuer, openSignInHouse, publicUrl, type SignInHouse } from './kit';

let house: SignInHouse;
beforeEach(async () => (house = await openSignInHouse()));
afterEach(() => house.close());

test('a customer signs in through the sign-in page and gets an access token of the API', async () => {
  const tokens = await new Browser(house.base).signIn(ada);
  const token = await house.identity.verifier.verify(tokens.access_token);
  expect(token).toMatchObject({
    issuer,
    subject: house.adaId,
    clientId: 'portal',
    scopes: ['account'],
    roles: [],
  });
  expect(token.sessionId).toEqual(expect.any(String));
  expect(Math.abs(Date.now() - token.authenticatedAt!.getTime())).toBeLessThan(60_000);
  expect(decodeJwt(tokens.access_token)).toMatchObject({ aud: audience });
  expect(decodeProtectedHeader(tokens.access_token)).toMatchObject({ alg: 'ES256', typ: 'at+jwt' });
  expect(tokens.expires_in).toBe(900);
});

test('a client that names no scope of the API gets a token of it all the same', async () => {
  const tokens = await new Browser(house.base).signIn(ada, { scope: 'openid' });
  expect(await house.identity.verifier.verify(tokens.access_token)).toMatchObject({ subject: house.adaId });
  expect(decodeJwt(tokens.id_token)).toMatchObject({ sub: house.adaId, aud: 'portal' });
});

test('a session keeps, so that a second application signs in without a password', async () => {
  const browser = new Browser(house.base);
  await browser.signIn(ada);
  const { page } = await browser.authorize({
    client_id: 'playground',
    redirect_uri: `${publicUrl}/playground/`,
  });
  expect(page.url.origin + page.url.pathname).toBe(`${publicUrl}/playground/`);
  expect(page.url.searchParams.get('code')).toEqual(expect.any(String));
});

test('a wrong password and an unknown account get the same answer', async () => {
  const answers = [];
  for (const who of [
    { ...ada, password: 'wrong' },
    { email: 'nobody@example.com', password: 'wrong' },
  ]) {
    const browser = new Browser(house.base);
    const { page } = await browser.authorize();
    const answer = await browser.submit(page, who);
    answers.push({
      status: answer.status,
      html: answer.html
        .replaceAll(who.email, 'EMAIL')
        .replaceAll(page.url.pathname.split('/').at(-1)!, 'UID'),
    });
  }
  expect(answers[0]).toEqual(answers[1]);
  expect(answers[0]!.status).toBe(400);
  expect(answers[0]!.html).toContain('role="alert"');
});

test('an unknown account takes about as long as a wrong password', async () => {
  const { accounts } = house.embedded;
  for (const email of [ada.email, 'nobody@example.com']) await accounts.authenticate(email, 'x');
  const cpuOf = async (email: string) => {
    const before = process.cpuUsage().user;
    for (let round = 0; round < 5; round++) await accounts.authenticate(email, 'wrong');
    return process.cpuUsage().user - before;
  };
  const [known, unknown] = [await cpuOf(ada.email), await cpuOf('nobody@example.com')];
  expect(unknown / known).toBeGreaterThan(0.4);
});

test('an address that is written otherwise is the same account', async () => {
  const tokens = await new Browser(house.base).signIn({ ...ada, email: ' Ada@Example.COM ' });
  expect(await house.identity.verifier.verify(tokens.access_token)).toMatchObject({ subject: house.adaId });
});

test('the sign-in page lets no script run and no stranger frame it', async () => {
  const { page } = await new Browser(house.base).authorize();
  const policy = page.headers.get('content-security-policy');
  expect(policy).toContain("default-src 'none'; script-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain(`form-action 'self' ${publicUrl}`);
  expect(page.headers.get('cache-control')).toBe('no-store');
  expect(page.html).not.toContain('<script');
});

test('the sign-in page speaks German to who asks for it', async () => {
  const browser = new Browser(house.base);
  browser.headers['accept-language'] = 'de-AT,de;q=0.9';
  const { page } = await browser.authorize();
  expect(page.html).toContain('<html lang="de">');
  expect(page.html).toContain('Anmelden');
});

test('what a client hints at as the login is shown as text', async () => {
  const { page } = await new Browser(house.base).authorize({ login_hint: '"><img src=x>' });
  expect(page.html).not.toContain('<img');
});

test('another browser cannot go on with a sign-in under way', async () => {
  const { page } = await new Browser(house.base).authorize();
  const stolen = await new Browser(house.base).submit(page, ada);
  expect(stolen.status).toBe(400);
  expect(stolen.html).toContain('This sign-in is over');
});

test('case 27: after ten attempts an account is locked for a while, the right password included', async () => {
  const browser = new Browser(house.base);
  const { page } = await browser.authorize();
  for (let attempt = 0; attempt < 10; attempt++)
    expect((await browser.submit(page, { ...ada, password: `wrong ${attempt}` })).status).toBe(400);
  const locked = await browser.submit(page, ada);
  expect(locked.status).toBe(429);
  expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(0);
});

test('signing in clears the count of wrong passwords', async () => {
  for (let round = 0; round < 3; round++) {
    const browser = new Browser(house.base);
    const { page, verifier } = await browser.authorize();
    for (let attempt = 0; attempt < 6; attempt++) await browser.submit(page, { ...ada, password: 'wrong' });
    expect((await browser.redeem(await browser.submit(page, ada), verifier)).status).toBe(200);
  }
});

test('nobody signs in while attempts cannot be counted', async () => {
  const away = new (class extends RateLimiterMemory {
    override consume(): Promise<never> {
      return Promise.reject(new Error('the store is away'));
    }
  })({ points: 1, duration: 1 });
  const closed = await openSignInHouse({ limits: new SignInLimits(away, away) });
  const browser = new Browser(closed.base);
  const { page } = await browser.authorize();
  const answer = await browser.submit(page, ada);
  await closed.close();
  expect(answer.status).toBe(503);
  expect(answer.headers.get('retry-after')).toBe('30');
});

test('an error that no client is to see is a page of ours', async () => {
  const { page } = await new Browser(house.base).authorize({ redirect_uri: 'https://evil.example/callback' });
  expect(page.status).toBe(400);
  expect(page.html).toContain('redirect_uri');
  expect(page.html).toContain('· CallxTra</title>');
  expect(page.url.origin).toBe(new URL(portal.redirect_uri).origin);
});
