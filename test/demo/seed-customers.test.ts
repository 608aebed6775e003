import { Customer } from '../../src/account/profile';
import { type CustomersOrder, seedCustomers } from '../../src/demo/customers/seed-customers';
import { openHouse, type TestHouse } from '../kit/open-house';
import { countsOf } from '../feeding/feed';

let house: TestHouse;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const tables = ['customer', 'billing_account', 'identity', 'issuer_account'];

it('adds as many as are missing, and says how far it has come', async () => {
  const before = await countsOf(house, ...tables);
  expect(await seed({ total: 23, seed: 1 })).toEqual([0, 10, 20, 23]);
  expect(await countsOf(house, ...tables)).toEqual(before.map((count) => count + 23));
  expect(await seed({ total: 23, seed: 1 })).toEqual([23]);
  expect(await seed({ total: 25, seed: 1 })).toEqual([23, 25]);
  expect(await seed({ total: 5, seed: 2 })).toEqual([0, 5]);
  expect(await countsOf(house, ...tables)).toEqual(before.map((count) => count + 30));
});

it('makes people who can sign in and see an account of their own', async () => {
  const [person] = await house.app.house.database.manager.find(Customer, { order: { id: 'DESC' }, take: 1 });
  const address = await house.app.house.records.open(person!, 'email');
  const visitor = await house.signIn(address!);
  const { data, errors } = await visitor.ask(`{ me {
    email name { full } phoneNumber postalAddress { city country } locale timeZone createdAt
    billing { currency paymentMethods { last4 isDefault } invoices { totalCount nodes { number status total { amountMinor } } } }
    communication { preferences { granted } }
    accessLog { nodes { at ipAddress browser } }
  } }`);
  expect(errors).toEqual([]);
  expect(data.me).toMatchObject({ email: address, phoneNumber: expect.stringMatching(/^\+\d+$/) });
  const defaults = data.me.billing.paymentMethods.filter(
    ({ isDefault }: { isDefault: boolean }) => isDefault,
  );
  expect(defaults).toHaveLength(1);
  expect(data.me.accessLog.nodes.length).toBeGreaterThan(1);
});

it('brings nobody back', async () => {
  const { manager } = house.app.house.database;
  const [before] = await countsOf(house, 'customer');
  const [person] = await manager.find(Customer, { order: { id: 'DESC' }, take: 1 });
  await manager.delete(Customer, { id: person!.id });
  expect(await seed({ total: 5, seed: 2 })).toEqual([5]);
  expect(await countsOf(house, 'customer')).toEqual([before! - 1]);
});

it('writes each batch once, however many seed at the same time', async () => {
  const before = await countsOf(house, ...tables);
  await Promise.all([seed({ total: 20, seed: 3 }), seed({ total: 20, seed: 3 })]);
  expect(await countsOf(house, ...tables)).toEqual(before.map((count) => count + 20));
});

/** The numbers that were told on the way. */
async function seed(order: CustomersOrder): Promise<number[]> {
  const told: number[] = [];
  const { identity, house: opened } = house.app;
  await seedCustomers(opened, identity.embedded, order, (count) => told.push(count));
  return told;
}
