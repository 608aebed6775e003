import { StripeProcessor } from '../../src/payments';
import { TestClock } from '../kit/clock';
import { FakeStripe } from '../kit/fake-stripe';
import { StripePage } from '../kit/stripe-page';
import { errorOf, orderOf } from './kit';

const ada = 'ada-pseudonym';
const day = 24 * 60 * 60;
let clock: TestClock;
let stripe: FakeStripe;
let page: StripePage;
let processor: StripeProcessor;
beforeEach(async () => {
  clock = new TestClock();
  stripe = await FakeStripe.start(() => clock.now());
  page = new StripePage(stripe);
  processor = new StripeProcessor(stripe.settings, clock);
});
afterEach(() => stripe.close());

test('a set-up hands the page what it needs, and Stripe nothing but our reference', async () => {
  const setup = await processor.startSetup(orderOf());
  expect(setup).toEqual({
    setupReference: 'seti_fake1',
    customerToken: 'cus_fake1',
    clientSecret: 'seti_fake1_secret_fake',
    publishableKey: 'pk_test_fake',
    processorName: 'stripe',
    expiresAt: new Date('2026-11-25T09:00:00.000Z'),
  });
  expect(stripe.requests.map(({ body }) => Object.fromEntries(new URLSearchParams(body)))).toEqual([
    { 'metadata[customer_reference]': ada },
    {
      'allowed_payment_method_types[0]': 'card',
      customer: 'cus_fake1',
      'metadata[customer_reference]': ada,
      usage: 'off_session',
    },
  ]);
});

test('Stripe is asked in the pinned version, without telemetry, each effect under a key', async () => {
  await processor.startSetup(orderOf());
  await processor.startSetup(orderOf({ idempotencyKey: 'key-2' }));
  for (const { headers } of stripe.requests) {
    expect(headers['stripe-version']).toBe('2026-10-28.endive');
    expect(headers['x-stripe-client-telemetry']).toBeUndefined();
    expect(headers['idempotency-key']).toMatch(/^(customer|setup)-[\w-]{43}$/);
  }
});

test('a key asked again gives the same set-up, another key another one, and the customer is made once', async () => {
  const first = await processor.startSetup(orderOf());
  const again = await processor.startSetup(orderOf({ customerToken: first.customerToken }));
  const another = await processor.startSetup(orderOf({ idempotencyKey: 'key-2' }));
  expect(again).toEqual(first);
  expect(another).toMatchObject({ setupReference: 'seti_fake2', customerToken: 'cus_fake1' });
  expect(stripe.objects.customers.size).toBe(1);
});

test('two customers may choose the same key', async () => {
  const first = await processor.startSetup(orderOf());
  const second = await processor.startSetup(orderOf({ customerReference: 'bob-pseudonym' }));
  expect(second.setupReference).not.toBe(first.setupReference);
  expect(second.customerToken).not.toBe(first.customerToken);
});

test('a customer who was deleted at Stripe is made anew', async () => {
  const { customerToken } = await processor.startSetup(orderOf());
  stripe.objects.customers.delete(customerToken);
  stripe.objects.customers.set('cus_other', { id: 'cus_other', object: 'customer', metadata: {} });
  const anew = await processor.startSetup(orderOf({ customerToken, idempotencyKey: 'key-2' }));
  expect(anew.customerToken).toBe('cus_fake2');
});

test('a kind that the account is not open for is unavailable, not another kind', async () => {
  stripe.objects.openFor = ['card'];
  const error = await errorOf(processor.startSetup(orderOf({}, 'SEPA_DEBIT')));
  expect(error).toMatchObject({ name: 'PaymentUnavailable', reason: 'not_accepted' });
});

test('a card that was accepted is told as the processor vouches for it, as often as asked', async () => {
  const { setupReference } = await processor.startSetup(orderOf());
  const token = page.payByCard(setupReference);
  const expected = {
    state: 'ACTIVE',
    token,
    kind: 'CARD',
    brand: 'visa',
    last4: '4242',
    expiryMonth: 12,
    expiryYear: 2029,
    holderName: 'Ada Lovelace',
    mandateReference: null,
  };
  expect(await processor.confirmSetup(setupReference, ada)).toEqual(expected);
  expect(await processor.confirmSetup(setupReference, ada)).toEqual(expected);
});

test('a card number in the place of the holder is not taken over', async () => {
  const { setupReference } = await processor.startSetup(orderOf());
  page.payByCard(setupReference, '4242-4242-4242-4242');
  expect((await processor.confirmSetup(setupReference, ada)).holderName).toBeNull();
});

test.each([
  ['active', 'ACTIVE'],
  ['pending', 'PENDING'],
] as const)(
  'a debit whose mandate is %s is %s and tells the reference of the mandate',
  async (status, state) => {
    const { setupReference } = await processor.startSetup(orderOf({}, 'SEPA_DEBIT'));
    page.payByDebit(setupReference, status);
    const method = await processor.confirmSetup(setupReference, ada);
    expect(method).toMatchObject({
      state,
      kind: 'SEPA_DEBIT',
      last4: '3000',
      mandateReference: 'FAKE-MANDATE',
    });
  },
);

test('a debit without a standing mandate is declined', async () => {
  const { setupReference } = await processor.startSetup(orderOf({}, 'SEPA_DEBIT'));
  page.payByDebit(setupReference, 'inactive');
  const error = await errorOf(processor.confirmSetup(setupReference, ada));
  expect(error).toMatchObject({ name: 'PaymentDeclined', reason: 'bank_account_unusable' });
});

test('a set-up that Stripe still works on is pending', async () => {
  const { setupReference } = await processor.startSetup(orderOf());
  page.payByCard(setupReference);
  page.leaveAt(setupReference, 'processing');
  expect(await processor.confirmSetup(setupReference, ada)).toMatchObject({ state: 'PENDING' });
});

test.each(['requires_payment_method', 'requires_confirmation', 'requires_action'])(
  'a set-up at %s is incomplete',
  async (status) => {
    const { setupReference } = await processor.startSetup(orderOf());
    page.leaveAt(setupReference, status);
    expect((await errorOf(processor.confirmSetup(setupReference, ada))).name).toBe('SetupIncomplete');
  },
);

test.each([
  ['somebody else asks for it', (reference: string) => processor.confirmSetup(reference, 'bob-pseudonym')],
  ['it has expired', (reference: string) => (clock.advance(day), processor.confirmSetup(reference, ada))],
  ['it was called off', (reference: string) => confirmAt(reference, 'canceled')],
  ['there is none', () => processor.confirmSetup('seti_nobody', ada)],
  ['the reference names something else', () => processor.confirmSetup('../customers/cus_fake1', ada)],
])('a set-up is refused in the same words where %s', async (_why, confirm) => {
  const { setupReference } = await processor.startSetup(orderOf());
  page.payByCard(setupReference);
  const error = await errorOf(confirm(setupReference));
  expect([error.name, error.message]).toEqual(['SetupUnknown', 'There is no such set-up of this customer.']);
});

test('a set-up whose method was detached since does not bring it back', async () => {
  const { setupReference } = await processor.startSetup(orderOf());
  await processor.detach(page.payByCard(setupReference));
  expect((await errorOf(processor.confirmSetup(setupReference, ada))).name).toBe('SetupUnknown');
});

function confirmAt(setupReference: string, status: string) {
  page.leaveAt(setupReference, status);
  return processor.confirmSetup(setupReference, ada);
}
