import { BillingAccount } from '../../src/account/billing';
import { openPaymentProcessor } from '../../src/payments';
import { actionsOf, customerIdOf } from '../pipeline/trails';
import { openHouse, type TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';
import { everythingIn, places, startSetup, stateOf, versionOf } from './payment-kit';

let house: TestHouse;
let ada: Visitor;
let bob: Visitor;
beforeAll(async () => {
  house = await openHouse({ CORS_ORIGINS: 'https://portal.example.com' });
  ada = await house.signIn('ada@example.com');
  bob = await house.signIn('bob@example.com');
});
afterAll(() => house.close());

it('hands the page what it needs to give card or account number to the processor', async () => {
  for (const kind of ['CARD', 'SEPA_DEBIT'])
    expect(await startSetup(ada, { kind })).toEqual({
      setupReference: expect.stringMatching(/^sandbox-setup\./),
      clientSecret: expect.stringMatching(/^sandbox-secret\./),
      processor: 'sandbox',
      publishableKey: 'sandbox',
      expiresAt: '2026-11-26T00:00:00.000Z',
      userErrors: [],
    });
});

it('answers a repetition with the same set-up, another key with another one', async () => {
  const first = await startSetup(ada, { kind: 'CARD' }, 'key-1');
  expect(await startSetup(ada, { kind: 'CARD' }, 'key-1')).toEqual(first);
  expect((await startSetup(ada, { kind: 'CARD' }, 'key-2')).setupReference).not.toBe(first.setupReference);
  expect((await startSetup(bob, { kind: 'CARD' }, 'key-1')).setupReference).not.toBe(first.setupReference);
});

it('answers two requests with one key at once with one set-up', async () => {
  const asked = await Promise.all(['', '', ''].map(() => startSetup(ada, { kind: 'CARD' }, 'key-at-once')));
  expect(new Set(asked.map(({ setupReference }) => setupReference)).size).toBe(1);
});

it('keeps and logs neither the secret nor the reference', async () => {
  const { clientSecret, setupReference } = await startSetup(ada, { kind: 'CARD' }, 'key-3');
  const kept = `${await everythingIn(house)}${house.logged.join()}`;
  expect(kept).not.toContain(clientSecret);
  expect(kept).not.toContain(setupReference);
});

it("keeps the processor's name of the customer sealed, and says in the trail that a set-up began", async () => {
  const id = await customerIdOf(bob);
  const before = await actionsOf(house, id);
  const version = await versionOf(bob);
  await startSetup(bob);
  const { records, database } = house.app.house;
  const account = await database.manager.findOneByOrFail(BillingAccount, { customerId: id });
  expect(await records.open(account, 'processorCustomer')).toMatch(/^sandbox-customer\./);
  expect(await everythingIn(house)).not.toContain('sandbox-customer');
  expect(await actionsOf(house, id)).toEqual([...before, 'payment_method.setup_started']);
  expect(await versionOf(bob)).toBe(version); // nothing of the record changed
});

it.each(['http://127.0.0.1:4000/account/payment?setup=1', 'https://portal.example.com/back', null])(
  'leads back to a page of ours: %j',
  async (returnUrl) => {
    expect(places(await startSetup(ada, { kind: 'CARD', returnUrl }))).toEqual([]);
  },
);

it.each([
  'https://evil.example/',
  'https://portal.example.com.evil.example/',
  'javascript:alert(1)',
  'back',
  '',
])('leads nobody to %j', async (returnUrl) => {
  const answer = await startSetup(ada, { kind: 'CARD', returnUrl });
  expect(places(answer)).toEqual(['INVALID returnUrl']);
  expect(answer).toMatchObject({ setupReference: null, clientSecret: null });
});

it('only tries the rules with validateOnly', async () => {
  const before = await stateOf(house);
  expect(await startSetup(ada, { kind: 'CARD', validateOnly: true })).toMatchObject({
    setupReference: null,
    clientSecret: null,
    userErrors: [],
  });
  const bad = { kind: 'CARD', returnUrl: 'https://evil.example/', validateOnly: true };
  expect(places(await startSetup(ada, bad))).toEqual(['INVALID returnUrl']);
  expect(await stateOf(house)).toBe(before);
});

it('says that it is not offered where there is no processor', async () => {
  const absent = { stripe: null, isProduction: true };
  const other = await openHouse(
    {},
    { payments: (clock) => openPaymentProcessor(absent, Buffer.alloc(32), clock) },
  );
  try {
    expect(places(await startSetup(await other.signIn('ada@example.com')))).toEqual(['UNSUPPORTED']);
  } finally {
    await other.close();
  }
});

it('is for customers alone', async () => {
  const document = 'mutation { startPaymentMethodSetup(input: { kind: CARD }) { setupReference } }';
  for (const account of ['agent@callxtra.example', 'officer@callxtra.example', 'service'])
    expect(await (await house.signIn(account)).codes(document)).toEqual(['FORBIDDEN']);
  expect(await house.nobody.codes(document)).toEqual(['UNAUTHENTICATED']);
});
