import { RightsRequest } from '../../src/privacy/requests/rights-request.entity';
import { openHouse, type TestHouse } from '../kit/open-house';
import { settled, until } from '../kit/workers';
import { type Cast, castOf, comesTo, done, letter } from './desk-kit';
import { approve } from './erasure-kit';
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

it.each(['ACCESS', 'ERASURE', 'RESTRICTION'])(
  'with the last request of somebody without an account, for %s, the keys that sealed it are destroyed',
  async (right) => {
    const { vault, database } = house.app.house;
    const { id } = await guestRequest(house, {
      email: `yan.${right.toLowerCase()}@elsewhere.example`,
      right,
    });
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
  },
);

it.each(['ERASURE', 'RESTRICTION', 'OBJECTION', 'RECTIFICATION'])(
  'of a request for %s that a guest took back nothing is left, nor a key that sealed it',
  async (right) => {
    const { vault, database } = house.app.house;
    const email = `${right.toLowerCase()}@elsewhere.example`;
    const { id: requestId, guestToken } = await guestRequest(house, { email, right, note: 'Mine.' });
    const { customerId } = await database.manager.findOneByOrFail(RightsRequest, { id: requestId });
    await done(house.nobody, 'withdrawRightsRequest', { requestId, guestToken });
    expect((await tablesAbout(requestId)).length).toBeGreaterThan(3);
    house.clock.advance(31 * day);
    await until(async () => !(await tablesAbout(requestId)).includes('rights_request'));
    expect(await tablesAbout(requestId)).toEqual([]);
    // Mails and codes are swept by and by, and awaited for a week each time.
    await until(async () => {
      house.clock.advance(8 * day);
      await house.app.worker?.look();
      await settled(house);
      return (await vault.keysOf(customerId)).length === 0;
    });
  },
);

it('what an officer decided before the guest took it back is kept as the proof of it', async () => {
  cast = await castOf(house);
  const { id: requestId, guestToken } = await guestRequest(house, {
    email: 'bob@example.com',
    right: 'ERASURE',
  });
  await approve(cast, requestId);
  await done(house.nobody, 'withdrawRightsRequest', { requestId, guestToken });
  await settled(house);
  house.clock.advance(31 * day);
  await sweptOnce();
  expect(await tablesAbout(requestId)).toEqual(
    expect.arrayContaining(['rights_request', 'rights_decision', 'erasure_order', 'receipt']),
  );
});

/** The tables with rows of a request, by whichever column names it. */
async function tablesAbout(requestId: string): Promise<string[]> {
  const { database } = house.app.house;
  const found: string[] = [];
  for (const { tableName, target, columns } of database.entityMetadatas) {
    const naming = columns.filter(({ propertyName }) => ['id', 'requestId'].includes(propertyName));
    const where = naming.map(({ propertyName }) => ({ [propertyName]: requestId }));
    if (where.length > 0 && (await database.manager.existsBy(target, where))) found.push(tableName);
  }
  return found;
}

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
