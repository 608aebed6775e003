import { setTimeout as sleep } from 'node:timers/promises';
import { Browser, type Tokens } from './browser';
import { ada, bob, openSignInHouse, type SignInHouse } from './kit';

let house: SignInHouse;
let browser: Browser;
beforeEach(async () => {
  house = await openSignInHouse();
  browser = new Browser(house.base);
});
afterEach(() => house.close());

test('prompt=login asks for the password again and tells when it was given', async () => {
  const before = await verified(await browser.signIn(ada));
  await sleep(1100);
  const { page } = await browser.authorize({ prompt: 'login' });
  expect(page.html).toContain('Confirm that it is you');
  const after = await verified(await browser.signIn(ada, { prompt: 'login' }));
  expect(after.authenticatedAt!.getTime()).toBeGreaterThan(before.authenticatedAt!.getTime());
  expect(after.sessionId).toBe(before.sessionId);
});

test('max_age asks for the password only where the last sign-in is older', async () => {
  await browser.signIn(ada);
  expect((await browser.authorize({ max_age: '600' })).page.url.searchParams.get('code')).toEqual(
    expect.any(String),
  );
  await sleep(2100);
  expect((await browser.authorize({ max_age: '1' })).page.html).toContain('Confirm that it is you');
});

test('prompt=none never shows a page', async () => {
  const { page } = await browser.authorize({ prompt: 'none' });
  expect(page.url.searchParams.get('error')).toBe('login_required');
});

test('refreshing does not make a sign-in fresher', async () => {
  const first = await browser.signIn(ada);
  await sleep(1100);
  const second = (await (await browser.refresh(first.refresh_token)).json()) as Tokens;
  expect((await verified(second)).authenticatedAt).toEqual((await verified(first)).authenticatedAt);
});

test('case 40: bob confirming in the browser of ada freshens nothing of ada', async () => {
  const adas = await browser.signIn(ada);
  const before = await verified(adas);
  await sleep(1100);
  const { page } = await browser.authorize({ prompt: 'login' });
  const handedOver = await browser.submit(page, bob);
  // The session of ada is given up before bob has one.
  expect(handedOver.html).toContain('/oidc/session/end/confirm');
  expect(handedOver.url.searchParams.get('code')).toBeNull();
  expect((await verified(adas)).authenticatedAt).toEqual(before.authenticatedAt);
  await expect(house.identity.callerOf(adas.access_token)).resolves.toMatchObject({ subject: house.adaId });
});

function verified(tokens: Tokens) {
  return house.identity.verifier.verify(tokens.access_token);
}
