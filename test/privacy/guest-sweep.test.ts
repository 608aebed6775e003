import { RightsRequest } from '../../src/privacy/requests/rights-request.entity';
import { openHouse, type TestHouse } from '../kit/open-house';
import { settled, until } from '../kit/workers';
import { type Cast, castOf, comesTo, done, letter } from './desk-kit';
import { guestRequest, start } from './guest-kit';

const day = 86_400;
const adas = 'ada@example.com';

let house: TestHouse;
let cast: Cast;

beforeAll(async () => {
  house = await openHouse();
  cast = await castOf(house);
});
afterAll(() => house.close());

it('a request of which nobody proves who asks is closed after thirty days, and gone thirty days later', async () => {
  const { id, reference } = await guestRequest(house, { email: adas });
  const decided = await guestRequest(house, { email: 'zoe@elsewhere.example' });
  await start(house.nobody, { email: 'begun@elsewhere.example' });
  for (let i = 0; i < 3; i++) {
    house.clock.advance(10 * day);
    cast = await castOf(house);
    await letter(house, adas, reference, i < 2 ? 'still wait for your answer' : 'closed it without');
  }
  await comesTo(cast.ada, id, 'CLOSED_UNVERIFIED');
  await until(async () => (await countOf('guest_challenge')) === 0);
  house.clock.advance(29 * day);
  await sweptOnce();
  expect(await countOf('rights_request')).toBe(2);
  house.clock.advance(2 * day);
  await until(async () => (await countOf('rights_request')) === 1);
  for (const table of ['rights_request_event', 'requester', 'receipt'])
    expect(await countOf(table, id)).toBe(0);
  expect(await countOf('identity_challenge')).toBe(0);
  expect(await countOf('rights_request_event', decided.id)).toBeGreaterThan(0);
  expect(await countOf('guest_pass')).toBeGreaterThan(0);
  await settled(house);
  house.clock.advance(40 * day);
  await until(async () => (await countOf('guest_pass')) === 0 && (await countOf('allowance')) === 0);
});

it('with the last request of somebody without an account the keys that sealed it are destroyed', async () => {
  const { vault, database } = house.app.house;
  const { id } = await guestRequest(house, { email: 'yan@elsewhere.example' });
  const { customerId: personId } = await database.manager.findOneByOrFail(RightsRequest, { id });
  expect(personId).toMatch(/^per_/);
  expect(await vault.keysOf(personId)).not.toEqual([]);
  const officer = await house.signIn('officer@callxtra.example');
  await done(officer, 'approveRightsRequest', { requestId: id });
  await comesTo(officer, id, 'FULFILLED');
  await settled(house);
  house.clock.advance(5 * 366 * day);
  // What is swept after the request is awaited for a week.
  await until(async () => {
    house.clock.advance(8 * day);
    await house.app.worker?.look();
    await settled(house);
    return (await vault.keysOf(personId)).length === 0;
  });
  expect(await countOf('rights_request_event', id)).toBe(0);
});

async function countOf(table: string, requestId?: string): Promise<number> {
  const where = requestId ? ` WHERE requestId = '${requestId}'` : '';
  const [{ count }] = await house.app.house.database.manager.query<[{ count: number | string }]>(
    `SELECT COUNT(*) AS count FROM ${table}${where}`,
  );
  return Number(count);
}

/** Waits until the sweep has run at the present time. */
async function sweptOnce(): Promise<void> {
  const now = house.clock.now().getTime();
  await until(async () => {
    const [{ runAfter }] = await house.app.house.database.manager.query<[{ runAfter: string | Date }]>(
      "SELECT runAfter FROM job WHERE kind = 'guests.sweep'",
    );
    return (
      new Date(typeof runAfter === 'string' ? `${runAfter.replace(' ', 'T')}Z` : runAfter).getTime() > now
    );
  });
}
