import { isOwnOrigin, openPaymentProcessor, SandboxProcessor, StripeProcessor } from '../../src/payments';
import { readSettings } from '../../src/settings';
import { TestClock } from '../kit/clock';
import { errorOf, orderOf } from './kit';

const keys = {
  STRIPE_SECRET_KEY: 'sk_test_1',
  STRIPE_PUBLISHABLE_KEY: 'pk_test_1',
  STRIPE_WEBHOOK_SECRET: 'whsec_1',
};

test('Stripe is the processor where it is configured, else the sandbox', () => {
  expect(open(keys)).toBeInstanceOf(StripeProcessor);
  expect(open({})).toBeInstanceOf(SandboxProcessor);
});

test('production without Stripe has no processor: nothing can be added or removed', async () => {
  const { stripe } = readSettings({});
  const processor = openPaymentProcessor({ stripe, isProduction: true }, Buffer.alloc(32), new TestClock());
  const attempts = [
    processor.startSetup(orderOf()),
    processor.confirmSetup('seti_1', 'ada'),
    processor.detach('pm_1'),
    processor.forget('cus_1'),
  ];
  for (const attempt of attempts) {
    expect(await errorOf(attempt)).toMatchObject({ name: 'PaymentUnavailable', reason: 'not_configured' });
  }
  expect(() => processor.readEvent(Buffer.from('{}'), undefined)).toThrow('not signed');
});

describe('a return URL', () => {
  const settings = readSettings({
    PUBLIC_URL: 'https://account.example.com',
    CORS_ORIGINS: 'https://portal.example.com,http://localhost:3000',
  });

  test.each([
    'https://account.example.com/payment?setup=1',
    'https://portal.example.com/',
    'HTTPS://PORTAL.example.com:443/back',
    'http://localhost:3000/back',
  ])('at %s is our own', (url) => {
    expect(isOwnOrigin(url, settings)).toBe(true);
  });

  test.each([
    'https://evil.example/https://portal.example.com',
    'https://portal.example.com.evil.example/',
    'https://portal.example.com@evil.example/',
    'https://ada:secret@portal.example.com/',
    'https://portal.example.com:8443/',
    'http://portal.example.com/',
    'http://localhost:3001/',
    '//portal.example.com/',
    '/back',
    'javascript:alert(1)',
    'data:text/html,x',
    'blob:https://portal.example.com/1',
    '',
  ])('at %j is not', (url) => {
    expect(isOwnOrigin(url, settings)).toBe(false);
  });
});

function open(env: NodeJS.ProcessEnv) {
  return openPaymentProcessor(readSettings(env), Buffer.alloc(32), new TestClock());
}
