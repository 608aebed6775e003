import { StripeProcessor } from '../../src/payments';
import { TestClock } from '../kit/clock';
import { FakeStripe } from '../kit/fake-stripe';

const card = { brand: 'visa', last4: '4444', exp_month: 2, exp_year: 2031, fingerprint: 'fp_fake' };
const metadata = { customer_reference: 'ada-pseudonym' };
const setup = { id: 'seti_fake1', object: 'setup_intent', metadata, payment_method: 'pm_fake1' };
const detached = { id: 'pm_fake1', object: 'payment_method', customer: null };

let clock: TestClock;
let stripe: FakeStripe;
let processor: StripeProcessor;
beforeEach(async () => {
  clock = new TestClock();
  stripe = await FakeStripe.start();
  processor = new StripeProcessor(stripe.settings, clock);
});
afterEach(() => stripe.close());

test.each<[string, object, object]>([
  [
    'setup_intent.succeeded',
    setup,
    {
      kind: 'setup_succeeded',
      setupReference: 'seti_fake1',
      customerReference: 'ada-pseudonym',
      token: 'pm_fake1',
    },
  ],
  [
    'setup_intent.setup_failed',
    {
      ...setup,
      last_setup_error: { code: 'card_declined', decline_code: 'insufficient_funds', message: 'x' },
    },
    {
      kind: 'setup_failed',
      setupReference: 'seti_fake1',
      customerReference: 'ada-pseudonym',
      reason: 'insufficient_funds',
    },
  ],
  [
    'payment_method.automatically_updated',
    { id: 'pm_fake1', object: 'payment_method', card },
    {
      kind: 'card_renewed',
      token: 'pm_fake1',
      brand: 'visa',
      last4: '4444',
      expiryMonth: 2,
      expiryYear: 2031,
    },
  ],
  ['payment_method.detached', detached, { kind: 'method_detached', token: 'pm_fake1' }],
  [
    'mandate.updated',
    { id: 'mandate_1', object: 'mandate', payment_method: 'pm_fake1', status: 'inactive' },
    { kind: 'mandate_changed', token: 'pm_fake1', state: 'FAILED' },
  ],
])('%s is told in our words', (type, object, content) => {
  expect(read(type, object)).toEqual({ id: 'evt_fake', at: clock.now(), ...content });
});

test.each<[string, string, object]>([
  ['of another type', 'invoice.paid', { id: 'in_1', object: 'invoice' }],
  ['of a set-up that is not ours', 'setup_intent.succeeded', { ...setup, metadata: {} }],
  ['of a method without a card', 'payment_method.automatically_updated', detached],
])('an event %s is ignored', (_which, type, object) => {
  expect(read(type, object)).toBeNull();
});

test('a webhook signed with another secret is refused', () => {
  const { body, signature } = stripe.webhook(
    'payment_method.detached',
    detached,
    clock.now(),
    'whsec_forged',
  );
  expect(() => processor.readEvent(body, signature)).toThrow(refused);
});

test('a webhook of which one byte was changed is refused', () => {
  const { body, signature } = stripe.webhook('payment_method.detached', detached, clock.now());
  const changed = Buffer.from(body.toString().replace('pm_fake1', 'pm_fake2'));
  expect(() => processor.readEvent(changed, signature)).toThrow(refused);
});

test('a webhook that was caught and sent again after five minutes is refused', () => {
  const { body, signature } = stripe.webhook('payment_method.detached', detached, clock.now());
  clock.advance(300);
  expect(processor.readEvent(body, signature)).toMatchObject({ kind: 'method_detached' });
  clock.advance(1);
  expect(() => processor.readEvent(body, signature)).toThrow(refused);
});

test.each([undefined, '', 'v1=00', 't=1,v1=', 't=soon,v1=00'])('the signature %j is refused', (signature) => {
  const { body } = stripe.webhook('payment_method.detached', detached, clock.now());
  expect(() => processor.readEvent(body, signature)).toThrow(refused);
});

test('an empty body is refused', () => {
  const { signature } = stripe.webhook('payment_method.detached', detached, clock.now());
  expect(() => processor.readEvent(Buffer.alloc(0), signature)).toThrow(refused);
});

/** Told without a word of what came. */
const refused = /^The webhook is not signed by the payment processor\.$/;

function read(type: string, object: object) {
  const { body, signature } = stripe.webhook(type, object, clock.now());
  return processor.readEvent(body, signature);
}
