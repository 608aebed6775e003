import { Not } from 'typeorm';
import { AccessLogEntry } from '../../src/account/access-log';
import { BillingAccount } from '../../src/account/billing';
import { Invoice } from '../../src/account/invoices';
import { PreferenceRecord } from '../../src/account/preferences';
import { Customer } from '../../src/account/profile';
import { asSystem } from '../../src/foundation/system-change';
import { retentionSweepOf } from '../../src/privacy';
import { LegalHold } from '../../src/privacy/holds/legal-hold.entity';
import { holdKeyOf } from '../../src/privacy/holds/hold-protection';
import { openHouse, type TestHouse } from '../kit/open-house';
import { settled } from '../kit/workers';
import { type Cast, castOf, comesTo, done } from './desk-kit';
import { held, released, secret } from './holds-kit';
import { limited } from './limits-kit';

let house: TestHouse;
let cast: Cast;
beforeEach(async () => {
  house = await openHouse();
  cast = await castOf(house);
  await settled(house);
});
afterEach(() => house.close());

describe('The sweep', () => {
  it.each([
    ['a hold', {}],
    ['a secret hold', secret],
  ])(
    'leaves what %s keeps, in its category and of its person alone, and takes it once it is released',
    async (_what, more) => {
      const { officer, adaId: customerId } = cast;
      const { manager } = house.app.house.database;
      await manager.update(Invoice, { id: Not('') }, { issuedOn: '2017-01-01' });
      await manager.update(AccessLogEntry, { id: Not('') }, { at: new Date('2026-01-01T00:00:00Z') });
      const count = async () => ({
        own: await manager.countBy(Invoice, { customerId }),
        others: (await manager.count(Invoice)) - (await manager.countBy(Invoice, { customerId })),
      });
      const before = await count();
      expect(Math.min(before.own, before.others)).toBeGreaterThan(0);
      const hold = await held(officer, { customerId, categories: ['invoices'], ...more });
      await sweep();
      expect(await count()).toEqual({ own: before.own, others: 0 });
      expect(
        await manager.countBy(AccessLogEntry, { customerId, at: new Date('2026-01-01T00:00:00Z') }),
      ).toBe(0);
      await released(officer, hold.id);
      await sweep();
      expect(await count()).toEqual({ own: 0, others: 0 });
    },
  );

  it('leaves the account by which what is held is dated, so that it goes after the release', async () => {
    const { officer, adaId: customerId } = cast;
    const { manager } = house.app.house.database;
    await manager.update(Customer, { id: customerId }, { contractEndedOn: '2026-01-31' });
    const hold = await held(officer, { customerId, categories: ['billing'] });
    await sweep();
    expect(await manager.existsBy(Customer, { id: customerId })).toBe(true);
    expect(await manager.countBy(BillingAccount, { customerId })).toBe(1);
    expect(await manager.countBy(PreferenceRecord, { customerId })).toBe(0);
    await released(officer, hold.id);
    await sweep();
    expect(await manager.existsBy(Customer, { id: customerId })).toBe(false);
    expect(await manager.countBy(BillingAccount, { customerId })).toBe(0);
  });

  it('takes the file of a hold three years after the year of its release, and what the vault knows of it', async () => {
    const { officer, adaId: customerId } = cast;
    const { database, protective } = house.app.house;
    const { id } = await held(officer, { customerId, categories: ['settings'] });
    expect(await protective.identifiersOf(holdKeyOf(id))).toContain('12/26');
    await released(officer, id);
    const rest = async () => [
      await database.manager.existsBy(LegalHold, { id }),
      (await protective.identifiersOf(holdKeyOf(id))) !== null,
    ];
    await to('2029-12-31T09:00:00Z');
    await sweep();
    expect(await rest()).toEqual([true, true]);
    await to('2030-01-01T09:00:00Z');
    await sweep();
    expect(await rest()).toEqual([false, false]);
  });
});

describe('The sweep and restrictions', () => {
  it.each(['UNLAWFUL_PROCESSING', 'LEGAL_CLAIMS'])(
    'leaves what the person had restricted for %s, and takes it once that ends',
    async (ground) => {
      const { ada, adaId: customerId } = cast;
      const { manager } = house.app.house.database;
      await manager.update(Invoice, { customerId }, { issuedOn: '2017-01-01' });
      const restrictionId = await restricted({ ground, categories: ['invoices'] });
      await close();
      await sweep();
      expect(await manager.countBy(Invoice, { customerId })).toBeGreaterThan(0);
      await limited(ada, 'endRestriction', { restrictionId });
      await sweep();
      expect(await manager.countBy(Invoice, { customerId })).toBe(0);
    },
  );

  it('takes what is restricted for another reason, or in another category or purpose', async () => {
    const { adaId: customerId } = cast;
    const { manager } = house.app.house.database;
    await manager.update(Invoice, { customerId }, { issuedOn: '2017-01-01' });
    await restricted({ ground: 'LEGAL_CLAIMS', categories: ['billing'] });
    await restricted({ ground: 'UNLAWFUL_PROCESSING', purposes: ['abuse_prevention'] });
    await close();
    await sweep();
    expect(await manager.countBy(Invoice, { customerId })).toBe(0);
  });
});

/** A restriction in force; its id. */
async function restricted(wish: object): Promise<string> {
  const { ada, officer } = cast;
  const { id } = (await limited(ada, 'requestRestriction', wish)) as { id: string };
  await done(officer, 'approveRightsRequest', { requestId: id });
  await comesTo(ada, id, 'FULFILLED');
  const { data } = await ada.ask(
    `{ node(id: "${id}") { ... on RestrictionRequest { restriction { id } } } }`,
  );
  return data.node.restriction.id;
}

/** No request is open: what is left is left for another reason. */
async function close(): Promise<void> {
  await settled(house);
  const { data } = await cast.ada.ask('{ me { privacy { rightsRequests(open: true) { totalCount } } } }');
  expect(data.me.privacy.rightsRequests.totalCount).toBe(0);
}

async function to(instant: string): Promise<void> {
  house.clock.advance((Date.parse(instant) - house.clock.now().getTime()) / 1000);
}

function sweep() {
  const { database, clock } = house.app.house;
  return retentionSweepOf(house.app.house).sweep((effect) => asSystem(database, clock, effect));
}
