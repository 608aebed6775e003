import { PaymentMethod } from '../../src/account/payment-methods';
import { faultOf } from '../../src/foundation/database';
import { openHouse, type TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';
import { trailOf, customerIdOf } from '../pipeline/trails';
import { addCard, choose, defaultsOf, methodsOf, places, remove, rowOf, versionOf } from './payment-kit';

jest.setTimeout(120_000);

let house: TestHouse;
let ada: Visitor;
beforeAll(async () => {
  house = await openHouse();
  ada = await house.signIn('ada@example.com');
  for (const testMethod of ['card_visa', 'card_mastercard']) await addCard(ada, testMethod);
});
afterAll(() => house.close());

it('one default is left where many are chosen at once, and every choice counts', async () => {
  const ids = (await methodsOf(ada)).map(({ id }) => id);
  const version = await versionOf(ada);
  const chosen = await Promise.all(Array.from({ length: 12 }, (_, i) => choose(ada, ids[i % ids.length]!)));
  expect(chosen.flatMap(places)).toEqual([]);
  expect(await defaultsOf(ada)).toHaveLength(1);
  const made = (await trailOf(house, await customerIdOf(ada))).filter(
    ({ action }) => action === 'payment_method.made_default',
  );
  expect(await versionOf(ada)).toBe(version + made.length);
  expect(made.at(-1)?.about).toBe((await defaultsOf(ada))[0]);
});

it('one default is left where methods come, are chosen and go at once', async () => {
  const ids = (await methodsOf(ada)).map(({ id }) => id);
  await Promise.all([
    ...Array.from({ length: 4 }, () => addCard(ada, 'card_visa', { makeDefault: true })),
    ...ids.map((id) => choose(ada, id)),
    ...ids.map((id, i) => remove(ada, id, { replacementId: ids[(i + 1) % ids.length] })),
  ]);
  expect(await defaultsOf(ada)).toHaveLength(1);
});

it('the last two ways to pay do not both go while an invoice is open', async () => {
  const methods = await methodsOf(ada);
  const kept = methods.filter(({ isDefault }) => !isDefault).at(0)!.id;
  const [first] = await defaultsOf(ada);
  for (const { id } of methods.filter((each) => each.id !== kept && each.id !== first)) await remove(ada, id);
  const answers = await Promise.all([remove(ada, first!, { replacementId: kept }), remove(ada, kept)]);
  expect(answers.flatMap(places)).toHaveLength(1);
  expect(await defaultsOf(ada)).toHaveLength(1);
});

it('the database itself takes no second default', async () => {
  const { paymentMethod } = await addCard(ada);
  expect(paymentMethod.isDefault).toBe(false);
  expect((await rowOf(house, paymentMethod.id)).isDefault).toBe(false);
  const { manager } = house.app.house.database;
  const forced = manager.update(PaymentMethod, { id: paymentMethod.id }, { isDefault: true });
  expect(await forced.catch(faultOf)).toBe('duplicate');
});
