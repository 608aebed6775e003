import { decodeJwt } from 'jose';
import { openIdentity, openSignInLimits } from '../../src/identity';
import { openLog } from '../../src/foundation/logging';
import { Browser } from './browser';
import {
  ada,
  audience,
  bob,
  openSignInHouse,
  openVault,
  publicUrl,
  PushedClock,
  type SignInHouse,
  noBook,
  noLedger,
} from './kit';

let house: SignInHouse;
beforeAll(async () => (house = await openSignInHouse()));
afterAll(() => house.close());

test('a minted token says what a real sign-in says', async () => {
  const real = decodeJwt((await new Browser(house.base).signIn(bob)).access_token);
  const minted = decodeJwt(await house.embedded.mint.mintToken({ accountEmail: bob.email }));
  expect(Object.keys(minted).toSorted()).toEqual(Object.keys(real).toSorted());
  for (const claim of ['iss', 'sub', 'aud', 'scope', 'roles']) expect(minted[claim]).toEqual(real[claim]);
  expect(minted.exp! - minted.iat!).toBe(real.exp! - real.iat!);
});

test('a minted token is good, with a session of its own each time', async () => {
  const [one, two] = await Promise.all([mintFor(ada.email), mintFor(ada.email)]);
  expect(one).toMatchObject({ subject: house.adaId, scopes: ['account'] });
  expect(one.sessionId).not.toBe(two.sessionId);
});

test('the time of the sign-in can be dated back', async () => {
  const token = await mintFor(ada.email, 3600);
  expect(token.issuedAt.getTime() - token.authenticatedAt!.getTime()).toBe(3_600_000);
});

test('nobody gets a token for an address without an account', async () => {
  await expect(mintFor('nobody@example.com')).rejects.toThrow('No account');
});

test('a minted token of the service is one that the service could have asked for', async () => {
  const token = await house.embedded.mint.mintServiceToken();
  expect(await house.identity.callerOf(token)).toMatchObject({
    role: 'SERVICE',
    subject: 'service',
    sessionId: null,
  });
});

test('keys and secrets are the same after a restart', async () => {
  const clock = new PushedClock();
  const vault = await openVault(clock);
  const open = () =>
    openIdentity({
      dataSource: house.dataSource,
      vault,
      clock,
      publicUrl,
      issuer: null,
      audience,
      signInLimits: openSignInLimits(null),
      sessions: noBook,
      protective: noLedger,
      events: { onTokenReuse: async () => undefined, log: openLog('silent', []) },
    });
  const [before, after] = [await open(), await open()];
  expect(after.embedded!.serviceClient).toEqual(before.embedded!.serviceClient);
  expect(after.embedded!.publicKeys).toEqual(before.embedded!.publicKeys);
  const token = await before.embedded!.mint.mintServiceToken();
  await expect(after.verifier.verify(token)).resolves.toBeDefined();
  await vault.dataSource.destroy();
});

async function mintFor(accountEmail: string, authAgeSeconds?: number) {
  return house.identity.verifier.verify(
    await house.embedded.mint.mintToken({ accountEmail, authAgeSeconds }),
  );
}
