import { readFileSync } from 'node:fs';
import { sandboxMethods, SandboxProcessor } from '../../src/payments';
import { TestClock } from '../kit/clock';
import { errorOf, orderOf } from './kit';

const ada = 'ada-pseudonym';
const key = Buffer.alloc(32, 7);
const clock = new TestClock();
const processor = new SandboxProcessor(key, clock);

test('a set-up is the same for the same key, and differs for another key or customer', async () => {
  const first = await processor.startSetup(orderOf());
  expect(first).toMatchObject({ processorName: 'sandbox', publishableKey: 'sandbox' });
  expect(await processor.startSetup(orderOf())).toEqual(first);
  const others = [orderOf({ idempotencyKey: 'key-2' }), orderOf({ customerReference: 'bob-pseudonym' })];
  for (const other of others) {
    expect((await processor.startSetup(other)).setupReference).not.toBe(first.setupReference);
  }
});

test('without a test method a card works and a debit is pending', async () => {
  expect(await confirm('CARD')).toMatchObject({
    state: 'ACTIVE',
    kind: 'CARD',
    brand: 'visa',
    last4: '4242',
    expiryYear: 2029,
  });
  expect(await confirm('SEPA_DEBIT')).toMatchObject({
    state: 'PENDING',
    kind: 'SEPA_DEBIT',
    expiryYear: null,
    mandateReference: expect.any(String),
  });
});

test.each([
  ['card_declined', 'PaymentDeclined'],
  ['card_insufficient_funds', 'PaymentDeclined'],
  ['card_unavailable', 'PaymentUnavailable'],
  ['card_incomplete', 'SetupIncomplete'],
  ['sepa_pending', 'SetupUnknown'],
  ['card_nobody', 'SetupUnknown'],
  ['constructor', 'SetupUnknown'],
])('a card set-up with %s ends in %s', async (name, error) => {
  expect((await errorOf(confirm('CARD', name))).name).toBe(error);
});

test('every test method can be named', async () => {
  for (const [name, { kind, end }] of Object.entries(sandboxMethods)) {
    const outcome = confirm(kind, name);
    const isMethod = typeof end === 'object' && 'method' in end;
    const answer = isMethod ? await outcome : { name: (await errorOf(outcome)).name };
    expect(answer).toMatchObject(isMethod ? { kind, ...end.method } : {});
    expect(answer).not.toMatchObject({ name: 'SetupUnknown' });
  }
});

test('every test method is told of in the documentation', () => {
  const told = readFileSync('docs/payments.md', 'utf8');
  const rows = Object.entries(sandboxMethods).map(([name, { what }]) => `| \`${name}\` | ${what} |`);
  expect(rows.filter((row) => !told.replace(/ +\|/g, ' |').includes(row))).toEqual([]);
});

test('another process with the same key reads what this one issued, one with another key does not', async () => {
  const { setupReference } = await processor.startSetup(orderOf());
  const node = new SandboxProcessor(key, clock);
  expect(await node.confirmSetup(setupReference, ada)).toEqual(
    await processor.confirmSetup(setupReference, ada),
  );
  const stranger = new SandboxProcessor(Buffer.alloc(32, 8), clock);
  expect((await errorOf(stranger.confirmSetup(setupReference, ada))).name).toBe('SetupUnknown');
});

test.each([
  ['of somebody else', (reference: string) => [reference, 'bob-pseudonym']],
  ['that was changed', (reference: string) => [reference.replace('.', '.A'), ada]],
  ['with more behind it', (reference: string) => [`${reference}.card_visa.card_visa`, ada]],
  ['that is no reference', () => ['', ada]],
] as [string, (reference: string) => [string, string]][])('a set-up %s is unknown', async (_which, ask) => {
  const { setupReference } = await processor.startSetup(orderOf());
  expect((await errorOf(processor.confirmSetup(...ask(setupReference)))).name).toBe('SetupUnknown');
});

test('a set-up expires when it says', async () => {
  const later = new TestClock();
  const { setupReference, expiresAt } = await new SandboxProcessor(key, later).startSetup(orderOf());
  expect(expiresAt).toEqual(new Date('2026-11-26T00:00:00.000Z'));
  later.advance((expiresAt.getTime() - later.now().getTime()) / 1000);
  const error = await errorOf(new SandboxProcessor(key, later).confirmSetup(setupReference, ada));
  expect(error.name).toBe('SetupUnknown');
});

test('a method is detached as its test method says, and a foreign one is gone', async () => {
  const detach = async (name: string) => processor.detach((await confirm('CARD', name)).token);
  expect(await detach('card_visa')).toBe('detached');
  expect(await detach('card_already_gone')).toBe('already_gone');
  expect((await errorOf(detach('card_stuck'))).name).toBe('PaymentUnavailable');
  expect(await processor.detach('pm_fake1')).toBe('already_gone');
});

test('a customer is forgotten, and a foreign one is gone', async () => {
  const { customerToken } = await processor.startSetup(orderOf());
  expect(await processor.forget(customerToken)).toBe('forgotten');
  expect(await processor.forget('cus_fake1')).toBe('already_gone');
});

test('nobody can send an event to the sandbox', () => {
  expect(() => processor.readEvent()).toThrow('not signed');
});

async function confirm(kind: 'CARD' | 'SEPA_DEBIT', name?: string) {
  const { setupReference } = await processor.startSetup(orderOf({}, kind));
  return processor.confirmSetup(name ? `${setupReference}.${name}` : setupReference, ada);
}
