import { openHouse } from '../kit/open-house';
import { stripeWords } from '../kit/fake-stripe';
import type { Visitor } from '../kit/visitor';
import { until } from '../kit/workers';
import { add, everythingIn, methodsOf, places, rowOf, startSetup } from './payment-kit';
import { addStripeCard, addStripeDebit, openStripeHouse, type StripeHouse } from './stripe-house';

jest.setTimeout(120_000);

let at: StripeHouse;
let ada: Visitor;
let bob: Visitor;
beforeAll(async () => {
  at = await openStripeHouse();
  ada = await at.house.signIn('ada@example.com');
  bob = await at.house.signIn('bob@example.com');
});
afterAll(() => at.close());

it('is Stripe whom the settings name', async () => {
  const { secretKey, publishableKey, webhookSecret, apiUrl } = at.stripe.settings;
  const house = await openHouse({
    STRIPE_SECRET_KEY: secretKey,
    STRIPE_PUBLISHABLE_KEY: publishableKey,
    STRIPE_WEBHOOK_SECRET: webhookSecret,
    STRIPE_API_URL: apiUrl!,
  });
  try {
    const setup = await startSetup(await house.signIn('ada@example.com'));
    expect(setup).toMatchObject({ processor: 'stripe', publishableKey: 'pk_test_fake', userErrors: [] });
  } finally {
    await house.close();
  }
});

it('hands out the secret of a set-up, makes the customer at Stripe once, and names nobody there', async () => {
  const from = at.stripe.requests.length;
  const customers = at.stripe.objects.customers.size;
  const first = await startSetup(ada);
  const second = await startSetup(ada, { kind: 'SEPA_DEBIT', returnUrl: 'http://127.0.0.1:4000/back' });
  expect(first.clientSecret).toBe(`${first.setupReference}_secret_fake`);
  expect(second.setupReference).not.toBe(first.setupReference);
  expect(at.stripe.objects.customers.size).toBe(customers + 1);
  const sent = at.stripe.requests.slice(from).map(({ body }) => decodeURIComponent(body));
  expect(sent.join()).not.toMatch(/\bada\b|lovelace|cus_0|example/i);
});

it('asks Stripe again for a repetition, so that the secret is kept nowhere', async () => {
  const first = await startSetup(ada, { kind: 'CARD' }, 'key-1');
  const setups = at.stripe.objects.setups.size;
  expect(await startSetup(ada, { kind: 'CARD' }, 'key-1')).toEqual(first);
  expect(at.stripe.objects.setups.size).toBe(setups);
  const kept = `${await everythingIn(at.house)}${at.house.logged.join()}`;
  expect(kept).not.toMatch(/_secret_fake|seti_fake|cus_fake|sk_test/);
});

it('adds the card that Stripe vouches for, once', async () => {
  const { setupReference } = await startSetup(ada);
  at.page.payByCard(setupReference);
  const first = await add(ada, setupReference);
  expect(first.paymentMethod).toMatchObject({ state: 'ACTIVE', last4: '4242', holderName: 'Ada Lovelace' });
  expect((await add(ada, setupReference)).paymentMethod).toEqual(first.paymentMethod);
});

it('refuses a card that was declined, in our words', async () => {
  const { setupReference } = await startSetup(ada);
  expect(places(await add(ada, setupReference))).toEqual(['NOT_ALLOWED_NOW setupReference']);
  at.page.fail(setupReference, 'card_declined', 'insufficient_funds');
  const answer = await add(ada, setupReference);
  expect(places(answer)).toEqual(['DECLINED setupReference']);
  expect(answer.userErrors[0].message).toBe('The account does not cover it. Use another way to pay.');
  at.stripe.failNext('decline');
  expect(places(await startSetup(ada))).toEqual(['DECLINED']);
  expect(at.house.logged.join()).not.toContain(stripeWords.slice(0, 20));
});

it("takes nobody else's set-up (API1:2023)", async () => {
  const { setupReference } = await startSetup(bob);
  at.page.payByCard(setupReference);
  expect(await add(ada, setupReference)).toEqual(await add(ada, 'seti_nobody'));
});

it.each(['silence', 'cut', '503'] as const)(
  'case 48: is unavailable while Stripe answers with "%s", changes nothing, and works afterwards',
  async (fault) => {
    const { setupReference } = await startSetup(ada);
    at.page.payByCard(setupReference);
    const before = await methodsOf(ada);
    at.stripe.failNext(fault, fault, fault);
    const answer = await add(ada, setupReference);
    expect(places(answer)).toEqual(['UNAVAILABLE']);
    expect(answer.userErrors[0].retryAt).toBe(
      new Date(at.house.clock.now().getTime() + 60_000).toISOString(),
    );
    expect(await methodsOf(ada)).toEqual(before);
    expect(places(await add(ada, setupReference))).toEqual([]);
    expect(await methodsOf(ada)).toHaveLength(before.length + 1);
  },
);

it('makes a customer anew who is gone at Stripe', async () => {
  await startSetup(bob);
  at.stripe.objects.customers.clear();
  at.stripe.objects.customers.set('cus_other', { id: 'cus_other', object: 'customer', metadata: {} });
  const { id } = await addStripeCard(at, bob);
  expect((await methodsOf(bob)).map((method) => method.id)).toContain(id);
});

it('looks once more at a method that was pending: its event may have come before it was added', async () => {
  const { id, setupReference } = await addStripeDebit(at, bob, 'pending');
  const row = await rowOf(at.house, id);
  expect(await at.house.app.house.records.open(row, 'setupReference')).toBe(setupReference);
  at.stripe.objects.mandates.forEach((mandate) => Object.assign(mandate, { status: 'active' }));
  at.house.clock.advance(60);
  const isActive = async () => (await methodsOf(bob)).find((method) => method.id === id)?.state === 'ACTIVE';
  await until(isActive);
  expect(await rowOf(at.house, id)).toMatchObject({ setupReference: null, setupIndex: null });
});

it('takes another method of the same set-up for another one, and the first one for failed', async () => {
  const { id, setupReference } = await addStripeDebit(at, bob, 'pending');
  at.page.payByDebit(setupReference, 'active');
  const { paymentMethod } = await add(bob, setupReference);
  expect(paymentMethod).toMatchObject({ state: 'ACTIVE' });
  expect(paymentMethod.id).not.toBe(id);
  at.house.clock.advance(60);
  const hasFailed = async () => (await methodsOf(bob)).find((method) => method.id === id)?.state === 'FAILED';
  await until(hasFailed);
});
