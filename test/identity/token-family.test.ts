import { IssuerRecord } from '../../src/identity/issuer/state/issuer-record.entity';
import { Browser, type Tokens } from './browser';
import { ada, bob, openSignInHouse, publicUrl, type SignInHouse } from './kit';

let house: SignInHouse;
let browser: Browser;
beforeEach(async () => {
  house = await openSignInHouse();
  browser = new Browser(house.base);
});
afterEach(() => house.close());

test('a refresh token is exchanged for new tokens of the same sign-in', async () => {
  const first = await browser.signIn(ada);
  const second = await refreshed(first);
  expect(second.refresh_token).not.toBe(first.refresh_token);
  const [before, after] = await Promise.all([first, second].map((tokens) => verified(tokens)));
  expect(after).toMatchObject({ sessionId: before!.sessionId, authenticatedAt: before!.authenticatedAt });
  expect(after!.tokenId).not.toBe(before!.tokenId);
});

test('a refresh token may be sent again for ten seconds, for whoever lost the answer', async () => {
  const first = await browser.signIn(ada);
  await refreshed(first);
  house.clock.push(5);
  const again = await refreshed(first);
  expect((await browser.refresh(again.refresh_token)).status).toBe(200);
  expect(house.reuses).toEqual([]);
});

test('case 37: a refresh token that is used again later revokes its family, access tokens included', async () => {
  const first = await browser.signIn(ada);
  const second = await refreshed(first);
  house.clock.push(11);
  expect((await browser.refresh(first.refresh_token)).status).toBe(400);
  expect((await browser.refresh(second.refresh_token)).status).toBe(400);
  await expect(house.identity.callerOf(second.access_token)).rejects.toMatchObject({ reason: 'revoked' });
  await expect(house.identity.callerOf(first.access_token)).rejects.toMatchObject({ reason: 'revoked' });
  expect(house.reuses).toEqual([
    { subject: house.adaId, clientId: 'portal', sessionId: (await verified(first)).sessionId },
  ]);
});

test('after a family was revoked the same browser can sign in anew', async () => {
  const first = await browser.signIn(ada);
  await refreshed(first);
  house.clock.push(11);
  await browser.refresh(first.refresh_token);
  const anew = await browser.signIn(ada);
  expect(await house.identity.callerOf(anew.access_token)).toMatchObject({ subject: house.adaId });
});

test('of two exchanges of one code at once, one succeeds at most', async () => {
  const { page, verifier } = await browser.authorize();
  const landed = await browser.submit(page, ada);
  const answers = await Promise.all([1, 2, 3, 4].map(() => browser.redeem(landed, verifier)));
  expect(answers.filter((answer) => answer.status === 200).length).toBeLessThanOrEqual(1);
});

test('a code that is exchanged twice revokes what came of it', async () => {
  const { page, verifier } = await browser.authorize();
  const landed = await browser.submit(page, ada);
  const tokens = (await (await browser.redeem(landed, verifier)).json()) as Tokens;
  expect((await browser.redeem(landed, verifier)).status).toBe(400);
  expect((await browser.refresh(tokens.refresh_token)).status).toBe(400);
  await expect(house.identity.callerOf(tokens.access_token)).rejects.toMatchObject({ reason: 'revoked' });
});

test('case 38: signing out ends the session, its refresh tokens and its access tokens', async () => {
  const tokens = await browser.signIn(ada);
  await house.identity.callerOf(tokens.access_token);
  const landed = await signOut(tokens);
  expect(landed.url.href).toBe(`${publicUrl}/portal`);
  house.clock.push(5);
  await expect(house.identity.callerOf(tokens.access_token)).rejects.toMatchObject({ reason: 'revoked' });
  expect((await browser.refresh(tokens.refresh_token)).status).toBe(400);
  expect((await browser.authorize()).page.html).toContain('<form');
});

test('staying signed in on the sign-out page keeps the session', async () => {
  await browser.signIn(ada);
  const question = await browser.open('/oidc/session/end');
  await browser.open('/oidc/session/end/confirm', { xsrf: xsrfOf(question.html) });
  expect((await browser.authorize()).page.url.searchParams.get('code')).toEqual(expect.any(String));
});

test('a client revokes its own refresh token, and the access tokens go with it', async () => {
  const tokens = await browser.signIn(ada);
  const form = new URLSearchParams({ token: tokens.refresh_token, client_id: 'portal' });
  const answer = await fetch(`${house.base}/oidc/token/revocation`, { method: 'POST', body: form });
  expect(answer.status).toBe(200);
  await expect(house.identity.callerOf(tokens.access_token)).rejects.toMatchObject({ reason: 'revoked' });
});

test('an account that is signed out everywhere has to sign in again in each browser', async () => {
  const elsewhere = new Browser(house.base);
  const [here, there] = [await browser.signIn(ada), await elsewhere.signIn(ada)];
  const bobs = await new Browser(house.base).signIn(bob);
  house.clock.push(1);
  await house.embedded.endSessionsOf(house.adaId);
  for (const tokens of [here, there]) {
    await expect(house.identity.callerOf(tokens.access_token)).rejects.toMatchObject({ reason: 'revoked' });
    expect((await browser.refresh(tokens.refresh_token)).status).toBe(400);
  }
  expect((await browser.authorize()).page.html).toContain('<form');
  expect((await browser.refresh(bobs.refresh_token)).status).toBe(200);
});

test('the table of the issuer holds no token, no session id and no account id in clear', async () => {
  const tokens = await browser.signIn(ada);
  const table = JSON.stringify(await house.dataSource.manager.find(IssuerRecord));
  for (const secret of [tokens.refresh_token, house.adaId, (await verified(tokens)).sessionId!])
    expect(table).not.toContain(secret);
});

test('what is past its time is swept away', async () => {
  await browser.signIn(ada);
  house.clock.push(29 * 24 * 3600);
  await house.identity.sweep();
  expect(await house.dataSource.manager.count(IssuerRecord)).toBe(0);
});

async function refreshed(tokens: Tokens): Promise<Tokens> {
  const answer = await browser.refresh(tokens.refresh_token);
  expect(answer.status).toBe(200);
  return answer.json() as Promise<Tokens>;
}

function verified(tokens: Tokens) {
  return house.identity.verifier.verify(tokens.access_token);
}

async function signOut(tokens: Tokens) {
  const question = await browser.open(
    `/oidc/session/end?id_token_hint=${tokens.id_token}&post_logout_redirect_uri=${publicUrl}/portal`,
  );
  expect(question.html).toContain('Do you want to sign out');
  return browser.open('/oidc/session/end/confirm', { xsrf: xsrfOf(question.html), logout: 'yes' });
}

function xsrfOf(html: string): string {
  return /name="xsrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
}
