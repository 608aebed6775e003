import { IdempotencyRecord } from '../../src/server/idempotency-record.entity';
import { openHouse, type TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';
import { actionsOf, customerIdOf } from './trails';

let house: TestHouse;
let ada: Visitor;
let bob: Visitor;
let adaId: string;

beforeAll(async () => {
  house = await openHouse();
  ada = await house.signIn('ada@example.com');
  bob = await house.signIn('bob@example.com');
  adaId = await customerIdOf(ada);
});
afterAll(() => house.close());

it('answers the same request with the same key as the first time, and changes once', async () => {
  const { version } = await update(ada, 'first', { companyName: 'Once Ltd' });
  const trail = await actionsOf(house, adaId);
  expect(await update(ada, 'first', { companyName: 'Once Ltd' })).toMatchObject({ version });
  expect(await update(ada, '"first"', { companyName: 'Once Ltd' })).toMatchObject({ version });
  expect(await actionsOf(house, adaId)).toEqual(trail);
});

it('carries a repetition out no more, also where it would change something again', async () => {
  await update(ada, 'again', { companyName: 'Again Ltd' });
  await update(ada, null, { companyName: 'Later Ltd' });
  expect(await update(ada, 'again', { companyName: 'Again Ltd' })).toMatchObject({
    companyName: 'Later Ltd',
  });
});

it('keeps the key over a restart', async () => {
  const { version } = await update(ada, 'kept', { companyName: 'Kept Ltd' });
  await update(ada, null, { companyName: 'Other Ltd' });
  await house.reopen();
  expect(await update(ada, 'kept', { companyName: 'Kept Ltd' })).toMatchObject({ version: version + 1 });
});

it('case 50: refuses the key with another body or another mutation', async () => {
  await update(ada, 'mine', { companyName: 'Mine Ltd' });
  const other = await ask(ada, 'mine', { companyName: 'Other Ltd' });
  expect(other.status).toBe(422);
  expect(other.errors).toMatchObject([{ extensions: { code: 'IDEMPOTENCY_KEY_REUSED' } }]);
  const elsewhere = await ada.ask(
    'mutation { updateBillingDetails(input: {}) { customer { version } } }',
    {},
    { 'idempotency-key': 'mine' },
  );
  expect(elsewhere.errors).toMatchObject([{ extensions: { code: 'IDEMPOTENCY_KEY_REUSED' } }]);
  expect(await update(ada, null, {})).toMatchObject({ companyName: 'Mine Ltd' });
});

it('is the same body whatever the order of its fields', async () => {
  const { version } = await update(ada, 'order', { companyName: 'Order Ltd', timeZone: 'Europe/Vienna' });
  expect(await update(ada, 'order', { timeZone: 'Europe/Vienna', companyName: 'Order Ltd' })).toMatchObject({
    version,
  });
});

it("case 50: another person's same key is another key", async () => {
  await update(ada, 'shared', { companyName: 'Of Ada Ltd' });
  expect(await update(bob, 'shared', { companyName: 'Of Bob Ltd' })).toMatchObject({
    companyName: 'Of Bob Ltd',
  });
});

it('case 44: twenty identical requests at once with one key have one effect', async () => {
  const trail = await actionsOf(house, adaId);
  const { version } = await update(ada, null, {});
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => update(ada, 'twenty', { companyName: 'Twenty Ltd' })),
  );
  for (const answer of answers) expect(answer).toEqual({ version: version + 1, companyName: 'Twenty Ltd' });
  expect(await actionsOf(house, adaId)).toEqual([...trail, 'profile.updated']);
});

it('leaves no record of what was refused: the key serves the next attempt', async () => {
  const count = await records();
  const refused = await ask(ada, 'attempt', { phoneNumber: 'none' });
  expect(refused.data.updateProfile.userErrors).toMatchObject([{ code: 'INVALID' }]);
  expect(await records()).toBe(count);
  expect(await update(ada, 'attempt', { companyName: 'Attempt Ltd' })).toMatchObject({
    companyName: 'Attempt Ltd',
  });
});

it('passes by whoever only tries the rules', async () => {
  const count = await records();
  const tried = await ask(ada, 'tried', { companyName: 'Tried Ltd', validateOnly: true });
  expect(tried.data.updateProfile).toEqual({ customer: null, userErrors: [] });
  expect(await records()).toBe(count);
  expect(await update(ada, 'tried', { companyName: 'Then Ltd' })).toMatchObject({ companyName: 'Then Ltd' });
  expect((await ask(ada, 'tried', { companyName: 'More Ltd', validateOnly: true })).errors).toEqual([]);
});

it.each(['', '""', 'two words', 'ü', 'x'.repeat(256)])('takes no %.20j for a key', async (key) => {
  const before = await update(ada, null, {});
  const { status, errors } = await ask(ada, key, { companyName: 'Malformed Ltd' });
  expect(status).toBe(400);
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  expect(await update(ada, null, {})).toEqual(before);
});

it('holds neither the key nor the body in the database', async () => {
  await update(ada, 'telling-key', { companyName: 'Telling Ltd' });
  const rows = await house.app.house.database.query<object[]>('SELECT * FROM idempotency_record');
  expect(JSON.stringify(rows)).not.toMatch(/telling/i);
});

it('knows a key for 24 hours, and not longer', async () => {
  await update(ada, 'daily', { companyName: 'Daily Ltd' });
  house.clock.advance(24 * 3600 - 1);
  ada = await house.signIn('ada@example.com');
  expect((await ask(ada, 'daily', { companyName: 'Next Day Ltd' })).status).toBe(422);
  house.clock.advance(1);
  expect(await update(ada, 'daily', { companyName: 'Next Day Ltd' })).toMatchObject({
    companyName: 'Next Day Ltd',
  });
});

const mutation = `mutation Update($input: UpdateProfileInput!) {
  updateProfile(input: $input) { customer { version companyName } userErrors { code } }
}`;

function ask(visitor: Visitor, key: string | null, input: object) {
  return visitor.ask(mutation, { input }, key === null ? {} : { 'idempotency-key': key });
}

/** The customer after an update that was not refused. */
async function update(visitor: Visitor, key: string | null, input: object) {
  const { data, errors } = await ask(visitor, key, input);
  expect(errors).toEqual([]);
  expect(data.updateProfile.userErrors).toEqual([]);
  return data.updateProfile.customer;
}

function records(): Promise<number> {
  return house.app.house.database.manager.count(IdempotencyRecord);
}
