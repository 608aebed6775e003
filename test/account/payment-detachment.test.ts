import { PaymentDetachment } from '../../src/account/payment-methods/choice/payment-detachment.entity';
import { Job } from '../../src/jobs';
import type { StripeFault } from '../kit/fake-stripe';
import type { Visitor } from '../kit/visitor';
import { until } from '../kit/workers';
import { customerIdOf, trailOf } from '../pipeline/trails';
import { add, everythingIn, methodsOf, places, remove } from './payment-kit';
import { addStripeCard, openStripeHouse, send, type StripeHouse } from './stripe-house';

jest.setTimeout(120_000);

let at: StripeHouse;
let ada: Visitor;
beforeAll(async () => {
  at = await openStripeHouse();
  ada = await at.house.signIn('ada@example.com');
});
afterAll(() => at.close());

describe('48. A removed method', () => {
  it('is let go of at Stripe, and then nothing is left of it here', async () => {
    const { id, token } = await addStripeCard(at, ada);
    await remove(ada, id);
    await until(async () => (await jobOf(id)).state === 'DONE');
    expect(at.stripe.objects.methods.get(token)?.customer).toBeNull();
    expect(await everythingIn(at.house)).not.toMatch(new RegExp(`"id":"${id}"`));
    expect(await detached()).toContain(id);
  });

  it.each<[string, StripeFault[]]>([
    ['fails', ['503', '503', '503']],
    ['does not answer in time', ['silence', 'silence', 'silence']],
    ['hangs up', ['cut', 'cut', 'cut']],
    ['keeps a failure', ['saved 500', 'saved 500', 'saved 500']],
  ])(
    'is gone from the list, and is not taken for detached, where Stripe %s; later it is',
    async (_how, faults) => {
      const { id, token, setupReference } = await addStripeCard(at, ada);
      at.stripe.failNext(...faults);
      expect(await remove(ada, id)).toMatchObject({ removedId: id, userErrors: [] });
      expect((await methodsOf(ada)).map((method) => method.id)).not.toContain(id);
      await until(async () => (await jobOf(id)).error === 'PaymentUnavailable');
      expect(await jobOf(id)).toMatchObject({ state: 'READY', attempt: 1 });
      expect(await detached()).not.toContain(id);
      expect(await everythingIn(at.house)).not.toContain(token); // it waits sealed
      expect(places(await add(ada, setupReference))).toEqual(['NOT_FOUND setupReference']); // it does not come back
      at.house.clock.advance(1);
      await until(async () => (await jobOf(id)).state === 'DONE');
      expect(at.stripe.objects.methods.get(token)?.customer).toBeNull();
      expect(await detached()).toContain(id);
    },
  );

  it('is detached where it is gone already, or where only the answer was lost', async () => {
    const gone = await addStripeCard(at, ada);
    at.stripe.objects.methods.get(gone.token)!.customer = null;
    const lost = await addStripeCard(at, ada);
    await remove(ada, gone.id);
    await until(async () => (await jobOf(gone.id)).state === 'DONE');
    at.stripe.failNext('answer lost');
    await remove(ada, lost.id);
    await until(async () => (await jobOf(lost.id)).state === 'DONE');
    expect(await detached()).toEqual(expect.arrayContaining([gone.id, lost.id]));
  });

  it('waits longer after each failure, survives a restart, and hears of its own detachment in peace', async () => {
    const { id, token } = await addStripeCard(at, ada);
    at.stripe.failNext('503', '503', '503', '503', '503', '503');
    await remove(ada, id);
    await until(async () => (await jobOf(id)).attempt === 1 && (await jobOf(id)).state === 'READY');
    at.house.clock.advance(1);
    await until(async () => (await jobOf(id)).attempt === 2 && (await jobOf(id)).state === 'READY');
    const { runAfter } = await jobOf(id);
    expect(runAfter.getTime() - at.house.clock.now().getTime()).toBe(2000);
    await at.house.reopen();
    at.house.clock.advance(2);
    await until(async () => (await jobOf(id)).state === 'DONE');
    expect(await send(at, 'payment_method.detached', { id: token, object: 'payment_method' })).toBe(200);
    expect(await at.house.app.house.database.manager.countBy(PaymentDetachment, {})).toBe(0);
  });

  it('is removed once, however often that is asked for at once', async () => {
    const { id } = await addStripeCard(at, ada);
    const answers = await Promise.all(Array.from({ length: 6 }, () => remove(ada, id)));
    expect(answers.map(places).flat().toSorted()).toEqual(Array(5).fill('NOT_FOUND paymentMethodId'));
    await until(async () => (await jobOf(id)).state === 'DONE');
    const { path } = at.stripe.requests.findLast(({ path: each }) => each.endsWith('/detach'))!;
    expect(at.stripe.asked().filter((asked) => asked === `POST ${path}`)).toHaveLength(1);
  });
});

function jobOf(about: string): Promise<Job> {
  return at.house.app.house.database.manager.findOneByOrFail(Job, { kind: 'payments.detach', about });
}

/** The methods of which the trail says that the processor has let go. */
async function detached(): Promise<(string | null)[]> {
  const trail = await trailOf(at.house, await customerIdOf(ada));
  return trail.filter(({ action }) => action === 'payment_method.detached').map(({ about }) => about);
}
