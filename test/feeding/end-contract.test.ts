import { Customer } from '../../src/account/profile';
import { openHouse, type TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';
import { actionsOf } from '../pipeline/trails';
import { cleo, codesOf, feed, send } from './feed';

let house: TestHouse;
let service: Visitor;
let id: string;

beforeAll(async () => {
  house = await openHouse();
  service = await house.signIn('service');
  id = String((await feed(service, 'provisionCustomer', cleo)).customer!.id);
});
afterAll(() => house.close());

const end = (externalReference: string, endedOn: string, customerId = id) =>
  feed(service, 'endContract', { externalReference, customerId, endedOn });

it('refuses a day that is still to come anywhere, and a customer who is not there', async () => {
  expect(codesOf(await end('crm/e/0', '2026-11-25'))).toEqual(['INVALID endedOn']);
  expect(codesOf(await end('crm/e/0', '2026-11-01', 'x'))).toEqual(['NOT_FOUND customerId']);
  expect(await dayOfEnd()).toBeNull();
});

it('44. ends once of twenty identical at once, and the version goes up by one', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => end('crm/e/1', '2026-11-24')));
  expect(answers.flatMap(codesOf)).toEqual([]);
  expect(new Set(answers.map(({ customer }) => customer!.version))).toEqual(new Set([2]));
  expect(await dayOfEnd()).toBe('2026-11-24');
  expect((await actionsOf(house, id)).filter((action) => action === 'contract.ended')).toHaveLength(1);
});

it('is the same when it is told again, and refused for another day', async () => {
  expect((await end('crm/e/1', '2026-11-24')).customer).toMatchObject({ id, version: 2 });
  expect((await end('crm/e/2', '2026-11-24')).customer).toMatchObject({ id, version: 2 });
  expect(codesOf(await end('crm/e/1', '2026-11-23'))).toEqual(['INVALID externalReference']);
  expect(codesOf(await end('crm/e/3', '2026-11-23'))).toEqual(['NOT_ALLOWED_NOW endedOn']);
  expect(await dayOfEnd()).toBe('2026-11-24');
});

it('ends on one of two days that are told at once', async () => {
  const other = { ...cleo, externalReference: 'crm/two', subject: 'auth|two' };
  const two = String((await feed(service, 'provisionCustomer', other)).customer!.id);
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, i) => end(`crm/two/${i}`, i % 2 === 0 ? '2026-11-01' : '2026-11-02', two)),
  );
  expect(answers.flatMap(codesOf)).toEqual(Array(5).fill('NOT_ALLOWED_NOW endedOn'));
});

it('only tries the rules with validateOnly', async () => {
  const other = { ...cleo, externalReference: 'crm/dry', subject: 'auth|dry' };
  const { customer } = await feed(service, 'provisionCustomer', other);
  const dry = { externalReference: 'crm/e/dry', customerId: customer!.id, endedOn: '2026-11-01' };
  expect(await feed(service, 'endContract', { ...dry, validateOnly: true })).toEqual({
    customer: null,
    userErrors: [],
  });
  expect((await feed(service, 'provisionCustomer', other)).customer).toMatchObject({ version: 1 });
});

it('is for services alone (API5:2023)', async () => {
  const input = { externalReference: 'x', customerId: id, endedOn: '2026-11-01' };
  for (const account of ['ada@example.com', 'agent@callxtra.example', 'dpo@callxtra.example']) {
    const { errors } = await send(await house.signIn(account), 'endContract', input);
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
  }
  expect((await send(house.nobody, 'endContract', input)).errors[0]!.extensions.code).toBe('UNAUTHENTICATED');
});

async function dayOfEnd(): Promise<string | null> {
  return (await house.app.house.database.manager.findOneByOrFail(Customer, { id })).contractEndedOn;
}
