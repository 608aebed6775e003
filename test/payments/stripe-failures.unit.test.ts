import { inspect } from 'node:util';
import { describeError, openLog } from '../../src/foundation/logging';
import { StripeProcessor } from '../../src/payments';
import { TestClock } from '../kit/clock';
import { FakeStripe, type StripeFault } from '../kit/fake-stripe';
import { StripePage } from '../kit/stripe-page';
import { errorOf, orderOf } from './kit';

const ada = 'ada-pseudonym';
let stripe: FakeStripe;
let page: StripePage;
let processor: StripeProcessor;
beforeEach(async () => {
  const clock = new TestClock();
  stripe = await FakeStripe.start(() => clock.now());
  page = new StripePage(stripe);
  processor = new StripeProcessor(stripe.settings, clock, 1000);
});
afterEach(() => stripe.close());

describe('a decline', () => {
  test.each([
    ['card_declined', 'insufficient_funds', 'insufficient_funds'],
    ['card_declined', 'stolen_card', 'declined'],
    ['card_declined', 'fraudulent', 'declined'],
    ['expired_card', undefined, 'expired_card'],
    ['incorrect_cvc', undefined, 'incorrect_security_code'],
    ['setup_intent_authentication_failure', undefined, 'authentication_failed'],
    ['constructor', 'toString', 'declined'],
  ])('of %s (%s) is told as %s', async (code, declineCode, reason) => {
    const { setupReference } = await processor.startSetup(orderOf());
    page.fail(setupReference, code, declineCode);
    const error = await errorOf(processor.confirmSetup(setupReference, ada));
    expect(error).toMatchObject({ name: 'PaymentDeclined', reason });
  });

  test('at the start is told as such', async () => {
    stripe.failNext('decline');
    expect((await errorOf(processor.startSetup(orderOf()))).name).toBe('PaymentDeclined');
  });
});

describe('case 48: where Stripe does not answer as it should', () => {
  test.each<[string, StripeFault[], string, number]>([
    ['time and again not at all', ['silence', 'silence', 'silence'], 'connection', 3],
    ['time and again by hanging up', ['cut', 'cut', 'cut'], 'connection', 3],
    ['by asking us to slow down', ['429'], 'overloaded', 1],
    ['time and again by failing', ['503', '503', '503', '503', '503', '503'], 'failed', 6],
  ])('%s, it is unavailable after a bounded number of attempts', async (_how, faults, reason, attempts) => {
    stripe.failNext(...faults);
    const error = await errorOf(processor.startSetup(orderOf()));
    expect(error).toMatchObject({ name: 'PaymentUnavailable', reason });
    expect(stripe.requests).toHaveLength(attempts);
  });

  test('once, the attempt is repeated under the same key', async () => {
    stripe.failNext('silence');
    await processor.startSetup(orderOf());
    const [first, second] = stripe.requests.map(({ headers }) => headers['idempotency-key']);
    expect(second).toBe(first);
    expect(stripe.objects.customers.size).toBe(1);
  });

  test('an answer that was lost leaves one effect', async () => {
    const { customerToken } = await processor.startSetup(orderOf());
    stripe.failNext('answer lost');
    const order = orderOf({ customerToken, idempotencyKey: 'key-2' });
    const setup = await processor.startSetup(order);
    expect(await processor.startSetup(order)).toEqual(setup);
    expect(stripe.objects.setups.size).toBe(2);
  });

  test('a failure that Stripe keeps for a key does not lock the customer out, and the key still gives one set-up', async () => {
    stripe.failNext('saved 500');
    const setup = await processor.startSetup(orderOf());
    expect(await processor.startSetup(orderOf())).toEqual(setup);
    expect([stripe.objects.customers.size, stripe.objects.setups.size]).toEqual([1, 1]);
  });

  test('a key that Stripe does not know is our trouble, not the customer’s', async () => {
    const other = new StripeProcessor({ ...stripe.settings, secretKey: 'sk_test_wrong' }, new TestClock());
    const error = await errorOf(other.startSetup(orderOf()));
    expect(error).toMatchObject({ name: 'PaymentUnavailable', reason: 'not_authorised' });
  });
});

describe('detaching', () => {
  test('twice, or what is not there, ends as gone', async () => {
    const { setupReference } = await processor.startSetup(orderOf());
    const token = page.payByCard(setupReference);
    expect(await processor.detach(token)).toBe('detached');
    expect(stripe.objects.methods.get(token)?.customer).toBeNull();
    expect(await processor.detach(token)).toBe('already_gone');
    expect(await processor.detach('pm_nobody')).toBe('already_gone');
  });

  test.each<StripeFault>(['503', 'silence', 'cut'])(
    'is unconfirmed while Stripe answers with "%s", and done later',
    async (fault) => {
      const { setupReference } = await processor.startSetup(orderOf());
      const token = page.payByCard(setupReference);
      stripe.failNext(fault, fault, fault);
      expect((await errorOf(processor.detach(token))).name).toBe('PaymentUnavailable');
      expect(await processor.detach(token)).toBe('detached');
    },
  );

  test('that Stripe failed at and keeps as failed is done by the next call', async () => {
    const { setupReference } = await processor.startSetup(orderOf());
    const token = page.payByCard(setupReference);
    stripe.failNext('saved 500');
    expect((await errorOf(processor.detach(token))).name).toBe('PaymentUnavailable');
    expect(await processor.detach(token)).toBe('detached');
  });

  test('under a wrong key is not taken for gone', async () => {
    const other = new StripeProcessor({ ...stripe.settings, secretKey: 'sk_test_wrong' }, new TestClock());
    expect((await errorOf(other.detach('pm_fake1'))).name).toBe('PaymentUnavailable');
  });
});

test('a forgotten customer is gone with all methods, and may be forgotten again', async () => {
  const { setupReference, customerToken } = await processor.startSetup(orderOf());
  const token = page.payByCard(setupReference);
  expect(await processor.forget(customerToken)).toBe('forgotten');
  expect(await processor.forget(customerToken)).toBe('already_gone');
  expect(await processor.detach(token)).toBe('already_gone');
});

test('case 71: no word of Stripe, no card and no secret is in an error, in whatever way it is told', async () => {
  const { setupReference } = await processor.startSetup(orderOf());
  page.fail(setupReference, 'card_declined', 'lost_card');
  const wrong = new StripeProcessor({ ...stripe.settings, secretKey: 'sk_test_wrong' }, new TestClock());
  const attempts: [Promise<unknown>, ...StripeFault[]][] = [
    [processor.confirmSetup(setupReference, ada)],
    [wrong.startSetup(orderOf())],
    [processor.detach('')],
  ];
  const told = await Promise.all(attempts.map(async ([attempt]) => everythingIn(await errorOf(attempt))));
  for (const fault of ['decline', '429', 'saved 500'] as const) {
    stripe.failNext(fault);
    told.push(everythingIn(await errorOf(processor.detach('pm_fake1'))));
  }
  expect(told.join('\n')).not.toMatch(/4242|Ada|lost|sk_test|whsec|seti_|pm_fake|Invalid API|127\.0\.0\.1/);
  expect(told.join('\n')).toContain('req_fake1');
});

/** An error as a log, a debugger and a careless caller would print it. */
function everythingIn(error: Error): string {
  const lines: string[] = [];
  openLog('info', [], { write: (line: string) => void lines.push(line) }).error(
    { err: error },
    error.message,
  );
  const own = JSON.stringify(error, Object.getOwnPropertyNames(error));
  return [...lines, JSON.stringify(describeError(error)), own, inspect(error, { depth: 9, showHidden: true })]
    .join('\n')
    .replace(/\n\s+at .*/g, '');
}
