import { Invoice, InvoiceStatus } from '../../src/account/invoices';
import { PaymentMethod, PaymentMethodState } from '../../src/account/payment-methods';
import { addDays, calendarDayAt } from '../../src/foundation/calendar-day';
import { newId } from '../../src/foundation/ids';
import { openHouse, type TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';
import { actionsOf, customerIdOf } from '../pipeline/trails';
import {
  add,
  addCard,
  choose,
  defaultsOf,
  methodsOf,
  places,
  remove,
  startSetup,
  stateOf,
  versionOf,
} from './payment-kit';

let house: TestHouse;
let ada: Visitor;
let bob: Visitor;
let adaId: string;
/** Ada's own at the start of each test: a card that is the default, a direct debit, and an invoice to be paid. */
let card: string;
let debit: string;
beforeAll(async () => {
  house = await openHouse();
  adaId = await customerIdOf(await house.signIn('ada@example.com'));
});
afterAll(() => house.close());
beforeEach(async () => {
  ada = await house.signIn('ada@example.com');
  const { manager } = house.app.house.database;
  await manager.delete(PaymentMethod, { customerId: adaId });
  card = (await addCard(ada)).paymentMethod.id;
  const { setupReference } = await startSetup(ada, { kind: 'SEPA_DEBIT' });
  debit = (await add(ada, `${setupReference}.sepa_active`)).paymentMethod.id;
  const dueOn = addDays(calendarDayAt(house.clock.now(), 'UTC'), 14);
  await manager.update(Invoice, { customerId: adaId }, { status: InvoiceStatus.OPEN, dueOn });
});

describe('the default', () => {
  it('moves to the one that is chosen, and stays there when it is chosen again', async () => {
    const version = await versionOf(ada);
    const answer = await choose(ada, debit);
    expect(answer).toMatchObject({ customer: { version: version + 1 }, paymentMethod: { isDefault: true } });
    expect(await choose(ada, debit)).toEqual(answer);
    expect(await defaultsOf(ada)).toEqual([debit]);
    expect((await actionsOf(house, adaId)).at(-1)).toBe('payment_method.made_default');
  });

  it('is none that cannot be charged any more', async () => {
    await mark(debit, PaymentMethodState.FAILED);
    expect(places(await choose(ada, debit))).toEqual(['NOT_ALLOWED_NOW paymentMethodId']);
    await expire();
    const { data } = await ada.ask('{ me { billing { defaultPaymentMethod { state } } } }');
    expect(data.me.billing.defaultPaymentMethod.state).toBe('EXPIRED');
    expect(places(await choose(ada, card))).toEqual([]); // it was before: nothing to change
  });

  it('is only tried with validateOnly', async () => {
    const before = await stateOf(house);
    expect(await choose(ada, debit, { validateOnly: true })).toEqual({
      customer: null,
      paymentMethod: null,
      userErrors: [],
    });
    expect(places(await choose(ada, newId('pay'), { validateOnly: true }))).toEqual([
      'NOT_FOUND paymentMethodId',
    ]);
    expect(await stateOf(house)).toBe(before);
  });
});

describe('removing', () => {
  it('takes a method that is not the default out of the list at once', async () => {
    const version = await versionOf(ada);
    expect(await remove(ada, debit)).toMatchObject({
      customer: { version: version + 1 },
      removedId: debit,
      userErrors: [],
    });
    expect((await methodsOf(ada)).map(({ id }) => id)).toEqual([card]);
    expect((await ada.ask(`{ node(id: "${debit}") { id } }`)).data.node).toBeNull();
    expect(await actionsOf(house, adaId)).toContain('payment_method.removed');
  });

  it('is answered again the same with its key, and as nothing of yours without one', async () => {
    const first = await remove(ada, debit, {}, 'key-1');
    expect(await remove(ada, debit, {}, 'key-1')).toEqual(first);
    expect(places(await remove(ada, debit))).toEqual(['NOT_FOUND paymentMethodId']);
  });

  it('the default asks for what takes its place', async () => {
    expect(places(await remove(ada, card))).toEqual(['REQUIRED replacementId']);
    expect(await remove(ada, card, { replacementId: debit })).toMatchObject({ removedId: card });
    expect(await defaultsOf(ada)).toEqual([debit]);
  });

  it('takes no replacement that is missing, cannot be charged, or is the one that goes', async () => {
    expect(places(await remove(ada, card, { replacementId: newId('pay') }))).toEqual([
      'NOT_FOUND replacementId',
    ]);
    expect(places(await remove(ada, card, { replacementId: card }))).toEqual(['INVALID replacementId']);
    expect(places(await remove(ada, newId('pay'), { replacementId: newId('pay') }))).toEqual([
      'NOT_FOUND paymentMethodId',
      'NOT_FOUND replacementId',
    ]);
    await mark(debit, PaymentMethodState.FAILED);
    expect(places(await remove(ada, card, { replacementId: debit }))).toEqual([
      'NOT_ALLOWED_NOW replacementId',
    ]);
    expect(await methodsOf(ada)).toHaveLength(2);
  });

  it('leaves the default alone where another one goes, whatever replacement is named', async () => {
    const { paymentMethod } = await addCard(ada, 'card_mastercard');
    expect(await remove(ada, debit, { replacementId: paymentMethod.id })).toMatchObject({ removedId: debit });
    expect(await defaultsOf(ada)).toEqual([card]);
  });

  it.each([
    ['open', 0],
    ['overdue', 30],
  ])('keeps the last way to pay while an invoice is %s, and says why', async (_state, days) => {
    house.clock.advance(days * 86_400);
    ada = await house.signIn('ada@example.com');
    await remove(ada, debit);
    const answer = await remove(ada, card);
    expect(places(answer)).toEqual(['NOT_ALLOWED_NOW paymentMethodId']);
    expect(answer.userErrors[0].message).toMatch(/^An invoice is still to be paid, .* Add another one first/);
    const { paymentMethod } = await addCard(ada);
    expect(places(await remove(ada, card, { replacementId: paymentMethod.id }))).toEqual([]);
    expect(await defaultsOf(ada)).toEqual([paymentMethod.id]);
  });

  it('lets the last one go once nothing is owed; the next one to come is the default again', async () => {
    await pay();
    await remove(ada, debit);
    expect(places(await remove(ada, card))).toEqual([]);
    const { data } = await ada.ask(
      '{ me { billing { paymentMethods { id } defaultPaymentMethod { id } } } }',
    );
    expect(data.me.billing).toEqual({ paymentMethods: [], defaultPaymentMethod: null });
    const { paymentMethod } = await addCard(ada);
    expect(paymentMethod.isDefault).toBe(true);
  });

  it('lets go what cannot be charged any more, whatever is owed: it pays for nothing', async () => {
    await mark(debit, PaymentMethodState.FAILED);
    expect(places(await remove(ada, debit))).toEqual([]);
    await expire();
    expect(places(await remove(ada, card))).toEqual([]);
  });

  it('is only tried with validateOnly', async () => {
    const before = await stateOf(house);
    expect(await remove(ada, debit, { validateOnly: true })).toEqual({
      customer: null,
      removedId: null,
      userErrors: [],
    });
    expect(places(await remove(ada, card, { validateOnly: true }))).toEqual(['REQUIRED replacementId']);
    expect(await stateOf(house)).toBe(before);
  });
});

it("is nothing that one does with another's, in the words for what does not exist (API1:2023)", async () => {
  const before = await stateOf(house);
  bob = await house.signIn('bob@example.com');
  const [other] = await methodsOf(bob);
  for (const id of [other!.id, newId('pay')]) {
    expect(places(await choose(ada, id))).toEqual(['NOT_FOUND paymentMethodId']);
    expect(places(await remove(ada, id))).toEqual(['NOT_FOUND paymentMethodId']);
    expect(places(await remove(ada, card, { replacementId: id }))).toEqual(['NOT_FOUND replacementId']);
  }
  expect(await stateOf(house)).toBe(before);
});

it('is for customers alone', async () => {
  for (const mutation of ['setDefaultPaymentMethod', 'removePaymentMethod']) {
    const document = `mutation { ${mutation}(input: { paymentMethodId: "${card}" }) { customer { id } } }`;
    for (const account of ['agent@callxtra.example', 'officer@callxtra.example', 'service'])
      expect(await (await house.signIn(account)).codes(document)).toEqual(['FORBIDDEN']);
    expect(await house.nobody.codes(document)).toEqual(['UNAUTHENTICATED']);
  }
});

async function mark(id: string, state: PaymentMethodState): Promise<void> {
  await house.app.house.database.manager.update(PaymentMethod, { id }, { state });
}

/** Until after the last month of ada's card; a sign-in is good for less than that. */
async function expire(): Promise<void> {
  house.clock.advance(4 * 366 * 86_400);
  ada = await house.signIn('ada@example.com');
}

async function pay(): Promise<void> {
  const { manager } = house.app.house.database;
  await manager.update(Invoice, { customerId: adaId }, { status: InvoiceStatus.PAID });
}
