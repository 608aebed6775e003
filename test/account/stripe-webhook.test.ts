import { ProcessorEvent } from '../../src/account/payment-methods/news/processor-event.entity';
import { Job } from '../../src/jobs';
import { openHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';
import { until } from '../kit/workers';
import { customerIdOf, trailOf } from '../pipeline/trails';
import { type Method, methodsOf, stateOf, versionOf } from './payment-kit';
import { addStripeCard, addStripeDebit, openStripeHouse, post, send, type StripeHouse } from './stripe-house';

jest.setTimeout(120_000);

let at: StripeHouse;
let ada: Visitor;
let adaId: string;
beforeAll(async () => {
  at = await openStripeHouse();
  ada = await at.house.signIn('ada@example.com');
  adaId = await customerIdOf(ada);
});
afterAll(() => at.close());

it('shows the new card in the place of the one that the bank replaced', async () => {
  const { id, token } = await addStripeCard(at, ada);
  const version = await versionOf(ada);
  const card = { brand: 'visa', last4: '5100', exp_month: 2, exp_year: 2031 };
  expect(await send(at, 'payment_method.automatically_updated', { ...method(token), card })).toBe(200);
  expect(await found(id)).toMatchObject({ last4: '5100', expiryMonth: 2, expiryYear: 2031, state: 'ACTIVE' });
  expect(await versionOf(ada)).toBe(version + 1);
  expect(await lastAct()).toMatchObject({
    action: 'payment_method.renewed',
    about: id,
    actor: 'system',
    fields: 'last4,expiryMonth,expiryYear',
  });
});

it('says of a method that Stripe let go of that it cannot be charged any more', async () => {
  const { id, token } = await addStripeCard(at, ada);
  expect(await send(at, 'payment_method.detached', method(token))).toBe(200);
  expect(await found(id)).toMatchObject({ state: 'FAILED', isDefault: false });
  expect(await lastAct()).toMatchObject({ action: 'payment_method.failed', about: id, fields: 'state' });
});

it.each([
  ['active', 'ACTIVE', 'payment_method.confirmed'],
  ['inactive', 'FAILED', 'payment_method.failed'],
])('takes from a mandate that is %s now that the debit is %s', async (status, state, action) => {
  const { id, token } = await addStripeDebit(at, ada, 'pending');
  const mandate = { id: 'mandate_1', object: 'mandate', payment_method: token, status };
  expect(await send(at, 'mandate.updated', mandate)).toBe(200);
  expect(await found(id)).toMatchObject({ state });
  expect(await lastAct()).toMatchObject({ action, about: id });
});

it.each([
  ['setup_intent.succeeded', 'ACTIVE'],
  ['setup_intent.setup_failed', 'FAILED'],
])('ends the waiting for a method with %s: it is %s', async (type, state) => {
  const { id, token, setupReference } = await addStripeDebit(at, ada, 'pending');
  const setup = { ...at.stripe.objects.setups.get(setupReference)!, payment_method: token };
  const foreign = { ...setup, metadata: { customer_reference: 'somebody else' } };
  expect(await send(at, type, foreign)).toBe(200);
  expect(await found(id)).toMatchObject({ state: 'PENDING' });
  expect(await send(at, type, setup)).toBe(200);
  expect(await found(id)).toMatchObject({ state });
});

it('hears the same event once, also when it comes twice at once', async () => {
  const { id, token } = await addStripeCard(at, ada);
  const renewed = (last4: string) => ({
    ...method(token),
    card: { brand: 'visa', last4, exp_month: 1, exp_year: 2032 },
  });
  const type = 'payment_method.automatically_updated';
  const sent = await Promise.all(
    Array.from({ length: 5 }, () => send(at, type, renewed('0001'), { id: 'evt_once' })),
  );
  expect(sent).toEqual([200, 200, 200, 200, 200]);
  const version = await versionOf(ada);
  expect(await send(at, type, renewed('0002'), { id: 'evt_once' })).toBe(200);
  expect(await found(id)).toMatchObject({ last4: '0001' });
  expect(await versionOf(ada)).toBe(version);
  const renewals = (await trailOf(at.house, adaId)).filter(
    (entry) => entry.about === id && entry.action === 'payment_method.renewed',
  );
  expect(renewals).toHaveLength(1);
});

it('lets an event that comes late change nothing that a newer one said', async () => {
  const { id, token } = await addStripeDebit(at, ada, 'pending');
  const mandate = (status: string) => ({ id: 'mandate_1', object: 'mandate', payment_method: token, status });
  const now = at.house.clock.now();
  await send(at, 'mandate.updated', mandate('active'), { at: now });
  await send(at, 'mandate.updated', mandate('inactive'), { at: new Date(now.getTime() - 60_000) });
  expect(await found(id)).toMatchObject({ state: 'ACTIVE' });
});

describe('a forged webhook', () => {
  const event = 'payment_method.detached';

  it.each<[string, (token: string) => Promise<number>]>([
    ['signed with another secret', (token) => send(at, event, method(token), { secret: 'whsec_forged' })],
    ['caught and sent again later', (token) => send(at, event, method(token), { at: minutesAgo(6) })],
    ['not signed', (token) => post(at.house, at.stripe.webhook(event, method(token), minutesAgo(0)).body)],
    ['changed on its way', (token) => changed(token)],
    ['empty', () => post(at.house, Buffer.alloc(0), 't=1,v1=00')],
    ['no JSON', () => post(at.house, Buffer.from('{'), 't=1,v1=00')],
  ])('%s is refused, and nothing is done', async (_how, forge) => {
    const { id, token } = await addStripeCard(at, ada);
    const before = await stateOf(at.house);
    expect(await forge(token)).toBe(400);
    expect(await stateOf(at.house)).toBe(before);
    expect(await found(id)).toMatchObject({ state: 'ACTIVE' });
    expect(at.house.logged.join()).not.toContain(token);
  });

  it('is every webhook where Stripe is not the processor', async () => {
    const sandbox = await openHouse();
    try {
      const { body, signature } = at.stripe.webhook(event, method('pm_1'), sandbox.clock.now());
      expect(await post(sandbox, body, signature)).toBe(400);
    } finally {
      await sandbox.close();
    }
  });
});

it('hears in peace what is none of its business', async () => {
  const before = await stateOf(at.house);
  expect(await send(at, 'invoice.paid', { id: 'in_1', object: 'invoice' })).toBe(200);
  expect(await stateOf(at.house)).toBe(before);
  expect(await send(at, 'payment_method.detached', method('pm_nobody'))).toBe(200);
});

it('forgets after two months which events it heard', async () => {
  const { manager } = at.house.app.house.database;
  expect(await manager.countBy(ProcessorEvent, {})).toBeGreaterThan(0);
  at.house.clock.advance(61 * 86_400);
  await manager.update(Job, { kind: 'payments.events' }, { runAfter: at.house.clock.now() });
  await until(async () => (await manager.countBy(ProcessorEvent, {})) === 0);
});

const method = (id: string) => ({ id, object: 'payment_method', customer: null });

async function found(id: string): Promise<Method | undefined> {
  return (await methodsOf(ada)).find((each) => each.id === id);
}

async function lastAct() {
  return (await trailOf(at.house, adaId)).at(-1);
}

function minutesAgo(minutes: number): Date {
  return new Date(at.house.clock.now().getTime() - minutes * 60_000);
}

function changed(token: string): Promise<number> {
  const { body, signature } = at.stripe.webhook(
    'payment_method.detached',
    method('pm_other1'),
    minutesAgo(0),
  );
  return post(at.house, Buffer.from(body.toString().replace('pm_other1', token)), signature);
}
