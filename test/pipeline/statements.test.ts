import { AsyncLocalStorage } from 'node:async_hooks';
import type { DataSource } from 'typeorm';
import { currentOf } from '../account/session-list';
import { openHouse, type TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';

let house: TestHouse;
let ada: Visitor;

beforeAll(async () => {
  house = await openHouse();
  ada = await house.signIn('ada@example.com');
  const others = await Promise.all(Array.from({ length: 24 }, () => house.signIn('ada@example.com')));
  await Promise.all(others.map((visitor) => currentOf(visitor)));
  for (const dataSource of [house.app.house.database, house.app.house.vault.dataSource]) watch(dataSource);
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

const running = new AsyncLocalStorage<string[]>();

/** Notes each statement with the request that it belongs to; what the worker does meanwhile belongs to none. */
function watch({ driver }: DataSource): void {
  const create = driver.createQueryRunner.bind(driver);
  driver.createQueryRunner = (mode) => {
    const runner = create(mode);
    const query = runner.query.bind(runner) as (...args: unknown[]) => Promise<unknown>;
    runner.query = ((text: string, ...rest: unknown[]) => {
      running.getStore()?.push(text);
      return query(text, ...rest);
    }) as typeof runner.query;
    return runner;
  };
}

/** What a query takes once keys are read; of two runs the shorter, for keys are held for seconds only. */
async function statementsOf(query: string): Promise<string[]> {
  const headers = { 'accept-language': 'en' };
  await ada.ask(query, {}, headers);
  const runs: string[][] = [];
  for (let run = 0; run < 2; run++) {
    const statements: string[] = [];
    const { errors } = await running.run(statements, () => ada.ask(query, {}, headers));
    expect(errors).toEqual([]);
    runs.push(statements.slice());
  }
  return runs.toSorted((one, other) => one.length - other.length)[0]!;
}

function tableOf(statement: string): string {
  return /FROM ["`](\w+)["`]/.exec(statement)?.[1] ?? statement;
}

/** Without numbers, and with one place for however many ids are looked up at once. */
function shapeOf(statement: string): string {
  return statement.replace(/\d+/g, '0').replace(/\?(, \?)+/g, '?');
}
