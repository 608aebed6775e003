import { Invoice, InvoiceStatus } from '../../src/account/invoices';
import { Customer } from '../../src/account/profile';
import { Suppression } from '../../src/account/suppression';
import { Arrival } from '../../src/privacy';
import { passing } from '../../src/processing';
import { cleo, feed, issuer } from '../feeding/feed';
import { backUp } from '../kit/backups';
import { openHouse, type TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';
import { settled } from '../kit/workers';
import { filesOf, packageOf } from '../privacy/access-kit';
import { type Cast, castOf } from '../privacy/desk-kit';
import { carriedOut, newcomer } from '../privacy/erasure-kit';
import { limited } from '../privacy/limits-kit';
import { portability } from '../privacy/portability-kit';

jest.setTimeout(120_000);

const year = 366 * 86_400;

let house: TestHouse;
let cast: Cast;

beforeEach(async () => {
  house = await openHouse();
  cast = await castOf(house);
});
afterEach(() => house.close());

it('an objection to marketing puts the addresses on a list that names nobody', async () => {
  await object(cast.ada);
  const rows = await list();
  expect(rows).toHaveLength(2);
  const { emailIndex, phoneNumberIndex } = await manager().findOneByOrFail(Customer, { id: cast.adaId });
  for (const { addressHash } of rows) expect([emailIndex, phoneNumberIndex]).not.toContain(addressHash);
  expect(JSON.stringify(rows)).not.toMatch(/ada@|cus_[0-9a-f]{8}-/);
  await object(cast.bob);
  expect(await list()).toHaveLength(4);
});

it('whoever is erased and comes back, with an account from a feed or a package from elsewhere, gets no marketing', async () => {
  await choose(cast.ada, 'EMAIL', true);
  const files = await filesOf(await packageOf(house, await portability(cast.ada)));
  await object(cast.ada);
  await carriedOut(house, cast);
  house.clock.advance(60);
  expect(await list()).toHaveLength(2);

  const arrived = await passing({ entrance: 'test', purpose: 'service', exemption: 'OWN_ACT' }, () =>
    new Arrival(house.app.house).take(files.get('portable.json')!),
  );
  expect(await grantsOf(arrived.customerId)).toEqual([]);
  expect((await list()).every(({ usedAt }) => usedAt.getTime() === house.clock.now().getTime())).toBe(true);
});

it('an account from a feed meets the list, so that it stays; somebody else does not', async () => {
  const person = await newcomer(house, 'zoe@example.com', 'C-1');
  await object(person);
  const [before] = await list();
  house.clock.advance(year);
  const service = await house.signIn('service');
  const provision = (reference: string, email: string) =>
    feed(service, 'provisionCustomer', {
      ...cleo,
      issuer,
      externalReference: reference,
      subject: reference,
      email,
    });
  expect((await provision('crm/1', 'cleo@example.com')).userErrors).toEqual([]);
  expect(await list()).toEqual([before]);
  expect((await provision('crm/2', 'ZOE@example.com')).userErrors).toEqual([]);
  expect(await list()).toEqual([{ ...before, usedAt: house.clock.now() }]);
});

it('a later agreement takes the address off the list by which that channel reaches', async () => {
  await object(cast.ada);
  await choose(cast.ada, 'POST', true);
  expect(await list()).toHaveLength(2);
  await choose(cast.ada, 'EMAIL', true);
  expect(await list()).toHaveLength(1);
  await choose(cast.ada, 'SMS', true);
  expect(await list()).toEqual([]);
});

it('an account whose time is over leaves the addresses that it had at last', async () => {
  await object(cast.ada);
  const asked = '{ me { version } }';
  const { version } = (await cast.ada.ask(asked)).data.me;
  await cast.ada.ask(
    `mutation { updateProfile(input: { phoneNumber: "+4930901899", expectedVersion: ${version} }) { userErrors { code } } }`,
  );
  expect((await cast.ada.ask(asked)).data.me.version).toBe(version + 1);
  await manager().update(Invoice, { customerId: cast.adaId }, { status: InvoiceStatus.PAID });
  await manager().update(Customer, { id: cast.adaId }, { contractEndedOn: '2026-01-31' });
  await settled(house);
  house.clock.advance(2 * 86_400);
  await swept();
  expect(await manager().existsBy(Customer, { id: cast.adaId })).toBe(false);
  expect(await list()).toHaveLength(3);
});

it('what nobody met for ten years goes, and what was met stays', async () => {
  await object(cast.ada);
  await settled(house);
  house.clock.advance(9.5 * year);
  await object(await house.signIn('bob@example.com'));
  await swept();
  expect(await list()).toHaveLength(4);
  house.clock.advance(year);
  await swept();
  expect(await list()).toHaveLength(2);
});

it('in a database from before it is on the list again, and what was taken off it is not', async () => {
  const backup = await backUp(house);
  await object(cast.ada);
  house.clock.advance(60);
  await choose(await house.signIn('ada@example.com'), 'SMS', true);
  const before = await list();
  expect(before).toHaveLength(1);
  await house.reopen(backup.restore);
  expect(await list()).toEqual(before);
  await backup.drop();
});

async function object(visitor: Visitor): Promise<void> {
  await limited(visitor, 'objectToProcessing', { purpose: 'marketing' });
}

async function choose(visitor: Visitor, channel: string, granted: boolean): Promise<void> {
  const { data, errors } = await visitor.ask(
    `mutation ($preferences: [PreferenceInput!]!) {
      updatePreferences(input: { preferences: $preferences }) { userErrors { code } } }`,
    { preferences: [{ topic: 'offers', channel, granted }] },
  );
  expect([errors, data.updatePreferences.userErrors]).toEqual([[], []]);
}

async function grantsOf(customerId: string): Promise<unknown[]> {
  return house.app.house.database.query(
    `SELECT topic FROM preference WHERE customerId = '${customerId}' AND granted = 1`,
  );
}

function list(): Promise<Suppression[]> {
  return manager().find(Suppression, { order: { addressHash: 'ASC' } });
}

async function swept(): Promise<void> {
  await house.app.worker?.look();
  await settled(house);
}

function manager() {
  return house.app.house.database.manager;
}
