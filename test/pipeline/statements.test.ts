import { currentOf } from '../account/session-list';
import { openHouse, type TestHouse } from '../kit/open-house';
import { statementsOfRead } from '../kit/statements';
import type { Visitor } from '../kit/visitor';

let house: TestHouse;
let ada: Visitor;

beforeAll(async () => {
  house = await openHouse();
  ada = await house.signIn('ada@example.com');
  const others = await Promise.all(Array.from({ length: 24 }, () => house.signIn('ada@example.com')));
  await Promise.all(others.map((visitor) => currentOf(visitor)));
});
afterAll(() => house.close());

it.each([
  [
    'invoices',
    (first: number) =>
      `me { billing { invoices(first: ${first}) { totalCount nodes { id number status total { amountMinor } } } } }`,
  ],
  [
    'accessLog',
    (first: number) =>
      `me { accessLog(first: ${first}) { nodes { id ipAddress browser operatingSystem referrer exitPage newDevice session { id browser } } } }`,
  ],
  [
    'sessions',
    (first: number) =>
      `me { sessions(first: ${first}) { totalCount nodes { id client ipAddress browser operatingSystem current endReason } } }`,
  ],
])('reads 24 of %s with as many statements as one', async (_, query) => {
  const one = await statementsOf(`{ ${query(1)} }`);
  const many = await statementsOf(`{ ${query(24)} }`);
  expect(many.map(shapeOf)).toEqual(one.map(shapeOf));
  expect(one.length).toBeGreaterThan(0);
});

it('reads all preferences with one statement, and the customer with one', async () => {
  const statements = await statementsOf('{ me { communication { preferences { granted } } } }');
  expect(statements.map(tableOf)).toEqual(['identity', 'customer', 'preference']);
});

it('reads nothing twice that is asked for under several names', async () => {
  const once = await statementsOf('{ me { name { full } billing { paymentMethods { last4 holderName } } } }');
  const thrice = await statementsOf(`{
    a: me { name { full } billing { paymentMethods { last4 holderName } defaultPaymentMethod { last4 } } }
    b: me { name { full } billing { paymentMethods { last4 holderName } } }
    viewer { customer { name { full } billing { vatId } } }
  }`);
  expect(thrice.map(tableOf).toSorted()).toEqual(once.map(tableOf).toSorted());
});

function statementsOf(query: string): Promise<string[]> {
  return statementsOfRead(house, async () => {
    expect((await ada.ask(query, {}, { 'accept-language': 'en' })).errors).toEqual([]);
  });
}

function tableOf(statement: string): string {
  return /FROM ["`](\w+)["`]/.exec(statement)?.[1] ?? statement;
}

/** Without numbers, and with one place for however many ids are looked up at once. */
function shapeOf(statement: string): string {
  return statement.replace(/\d+/g, '0').replace(/\?(, \?)+/g, '?');
}
