import { openHouse, type TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';
import { trailOf, customerIdOf } from '../pipeline/trails';
import {
  add,
  addCard,
  defaultsOf,
  everythingIn,
  methodsOf,
  places,
  rowOf,
  startSetup,
  stateOf,
  versionOf,
} from './payment-kit';

let house: TestHouse;
let ada: Visitor;
let bob: Visitor;
beforeAll(async () => {
  house = await openHouse();
  ada = await house.signIn('ada@example.com');
  bob = await house.signIn('bob@example.com');
});
afterAll(() => house.close());

it('adds a card as the processor vouches for it', async () => {
  const version = await versionOf(ada);
  const { paymentMethod, customer, userErrors } = await addCard(ada, 'card_mastercard');
  expect(userErrors).toEqual([]);
  expect(paymentMethod).toEqual({
    id: expect.stringMatching(/^pay_/),
    kind: 'CARD',
    state: 'ACTIVE',
    isDefault: false,
    brand: 'mastercard',
    last4: '4444',
    holderName: 'Test Holder',
    expiryMonth: 12,
    expiryYear: 2028,
    mandateReference: null,
  });
  expect(customer.version).toBe(version + 1);
  expect((await methodsOf(ada))[0]).toEqual(paymentMethod);
});

it('adds a direct debit that waits for the bank', async () => {
  const { setupReference } = await startSetup(ada, { kind: 'SEPA_DEBIT' });
  const { paymentMethod } = await add(ada, setupReference);
  expect(paymentMethod).toMatchObject({
    kind: 'SEPA_DEBIT',
    state: 'PENDING',
    last4: '3000',
    mandateReference: 'SANDBOX-MANDATE-1',
  });
});

it('answers the same set-up with the same method, and changes nothing then', async () => {
  const { setupReference } = await startSetup(ada);
  const first = await add(ada, setupReference);
  const before = await stateOf(house);
  expect(await add(ada, setupReference)).toEqual(first);
  expect(await add(ada, setupReference, {}, 'another-key')).toEqual(first);
  expect((await methodsOf(ada)).filter(({ id }) => id === first.paymentMethod.id)).toHaveLength(1);
  const { paymentMethod } = await add(ada, setupReference, { makeDefault: true });
  expect(paymentMethod).toEqual({ ...first.paymentMethod, isDefault: true });
  expect(await stateOf(house)).not.toBe(before);
});

it('answers the same set-up at once, time and again, with one method', async () => {
  const { setupReference } = await startSetup(bob);
  const answers = await Promise.all(Array.from({ length: 8 }, () => add(bob, setupReference)));
  expect(new Set(answers.map(({ paymentMethod }) => paymentMethod.id)).size).toBe(1);
  expect(await methodsOf(bob)).toHaveLength(3);
});

it('charges the new one where that is asked for, and no other', async () => {
  const { paymentMethod } = await addCard(bob, 'card_mastercard', { makeDefault: true });
  expect(paymentMethod.isDefault).toBe(true);
  expect(await defaultsOf(bob)).toEqual([paymentMethod.id]);
});

it("keeps the processor's token sealed and tells the trail no more than that one was added", async () => {
  const { paymentMethod } = await addCard(ada, 'card_mastercard');
  const row = await rowOf(house, paymentMethod.id);
  expect(await house.app.house.records.open(row, 'processorToken')).toMatch(/^sandbox-method\./);
  expect(row).toMatchObject({ setupReference: null, setupIndex: null });
  // The digits as a word: identifiers and sealed values are full of digits.
  const plain = /sandbox-method|Test Holder|(?<![\w+/-])4444(?![\w+/=-])/;
  expect(`${await everythingIn(house)}${house.logged.join()}`).not.toMatch(plain);
  expect((await trailOf(house, await customerIdOf(ada))).at(-1)).toMatchObject({
    action: 'payment_method.added',
    about: paymentMethod.id,
    fields: '',
  });
});

it.each([
  [
    'card_declined',
    'DECLINED setupReference',
    'The bank declined. Ask your bank, or use another way to pay.',
  ],
  [
    'card_insufficient_funds',
    'DECLINED setupReference',
    'The account does not cover it. Use another way to pay.',
  ],
  [
    'card_not_authenticated',
    'DECLINED setupReference',
    'It was not confirmed with the bank. Try again and confirm it there.',
  ],
  [
    'card_incomplete',
    'NOT_ALLOWED_NOW setupReference',
    'The set-up is not finished. Finish it on the page of the payment processor first.',
  ],
  ['card_nobody', 'NOT_FOUND setupReference', 'There is no such set-up. Begin anew.'],
])('refuses %s with %s', async (testMethod, place, message) => {
  const before = await methodsOf(ada);
  const answer = await addCard(ada, testMethod);
  expect(places(answer)).toEqual([place]);
  expect(answer).toMatchObject({ paymentMethod: null, userErrors: [{ message, retryAt: null }] });
  expect(await methodsOf(ada)).toEqual(before);
});

it('says in German what the bank said, to whom reads German', async () => {
  const { setupReference } = await startSetup(ada);
  const { data } = await ada.ask(
    `mutation { addPaymentMethod(input: { setupReference: "${setupReference}.card_declined" }) { userErrors { message } } }`,
    {},
    { 'accept-language': 'de-AT' },
  );
  expect(data.addPaymentMethod.userErrors[0].message).toMatch(/^Die Bank hat abgelehnt/);
});

it('says from when on it may be tried again where the processor does not answer', async () => {
  const answer = await addCard(ada, 'card_unavailable');
  expect(places(answer)).toEqual(['UNAVAILABLE']);
  expect(answer.userErrors[0].retryAt).toBe('2026-11-24T09:01:00.000Z');
  expect(house.logged.join()).toContain('"reason":"connection"');
});

it("takes nobody else's set-up, in the words for one that does not exist (API1:2023)", async () => {
  const { setupReference } = await startSetup(bob);
  const before = await stateOf(house);
  expect(await add(ada, setupReference)).toEqual(await add(ada, 'sandbox-setup.none.none'));
  expect(await stateOf(house)).toBe(before);
});

it('takes no set-up that has expired', async () => {
  const { setupReference, expiresAt } = await startSetup(ada);
  const later = await openHouse();
  try {
    later.clock.advance((Date.parse(expiresAt) - later.clock.now().getTime()) / 1000);
    const visitor = await later.signIn('ada@example.com');
    expect(places(await add(visitor, setupReference))).toEqual(['NOT_FOUND setupReference']);
  } finally {
    await later.close();
  }
});

it('only tries the rules with validateOnly', async () => {
  const { setupReference } = await startSetup(ada);
  const before = await stateOf(house);
  expect(await add(ada, setupReference, { validateOnly: true })).toEqual({
    customer: null,
    paymentMethod: null,
    userErrors: [],
  });
  const bad = await add(ada, `${setupReference}.card_declined`, { validateOnly: true });
  expect(places(bad)).toEqual(['DECLINED setupReference']);
  expect(await stateOf(house)).toBe(before);
});

it('is for customers alone', async () => {
  const document = 'mutation { addPaymentMethod(input: { setupReference: "x" }) { paymentMethod { id } } }';
  for (const account of ['agent@callxtra.example', 'service'])
    expect(await (await house.signIn(account)).codes(document)).toEqual(['FORBIDDEN']);
  expect(await house.nobody.codes(document)).toEqual(['UNAUTHENTICATED']);
});
