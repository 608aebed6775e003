import { IsNull, Not } from 'typeorm';
import { BillingAccount } from '../../src/account/billing';
import { Invoice } from '../../src/account/invoices';
import { PreferenceRecord } from '../../src/account/preferences';
import { Customer } from '../../src/account/profile';
import { asSystem } from '../../src/foundation/system-change';
import { retentionSweepOf } from '../../src/privacy';
import { holdKeyOf } from '../../src/privacy/holds/hold-protection';
import { LegalHold } from '../../src/privacy/holds/legal-hold.entity';
import { ProcessingObjection, ProcessingRestriction } from '../../src/processing';
import { feed } from '../feeding/feed';
import type { Visitor } from '../kit/visitor';
import { settled } from '../kit/workers';
import { actionsOf } from '../pipeline/trails';
import { comesTo, done } from './desk-kit';
import { held, released, secret } from './holds-kit';
import { Stage } from './holds-stage';
import { limited } from './limits-kit';

jest.setTimeout(120_000);

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
  // The sweep of the house's own start is over.
  await settled(stage.house);
});
afterAll(() => stage.house.close());

describe('The sweep', () => {
  it.each([
    ['a hold', {}],
    ['a secret hold', secret],
  ])(
    'leaves what %s keeps, in its category and of its person alone, and takes it once it is released',
    async (_what, more) => {
      const [one, other, elsewhere] = [await invoiced(), await invoiced(), await invoiced()];
      const { officer } = stage.cast;
      const hold = await held(officer, { customerId: one.customerId, categories: ['invoices'], ...more });
      await held(officer, { customerId: elsewhere.customerId, categories: ['billing', 'log'], ...more });
      await sweep();
      expect([await one.invoices(), await other.invoices(), await elsewhere.invoices()]).toEqual([1, 0, 0]);
      await released(officer, hold.id);
      await sweep();
      expect(await one.invoices()).toBe(0);
    },
  );

  it('leaves the account by which what is held is dated, so that it goes after the release', async () => {
    const { person, customerId } = await stage.somebody();
    const { manager } = stage.house.app.house.database;
    const preferences = [{ topic: 'product_news', channel: 'EMAIL', granted: true }];
    await person.ask(
      'mutation ($input: UpdatePreferencesInput!) { updatePreferences(input: $input) { userErrors { code } } }',
      { input: { preferences } },
    );
    const left = async () => [
      await manager.countBy(Customer, { id: customerId }),
      await manager.countBy(BillingAccount, { customerId }),
      await manager.countBy(PreferenceRecord, { customerId }),
    ];
    expect(await left()).toEqual([1, 1, 1]);
    await manager.update(Customer, { id: customerId }, { contractEndedOn: '2026-01-31' });
    const hold = await held(stage.cast.officer, { customerId, categories: ['billing'] });
    await sweep();
    expect(await left()).toEqual([1, 1, 0]);
    await released(stage.cast.officer, hold.id);
    await sweep();
    expect(await left()).toEqual([0, 0, 0]);
  });
});

describe('The sweep and restrictions', () => {
  it.each(['UNLAWFUL_PROCESSING', 'LEGAL_CLAIMS'])(
    'leaves what the person had restricted for %s, and takes it once that ends',
    async (ground) => {
      const { person, invoices } = await invoiced();
      const restrictionId = await restricted(person, { ground, categories: ['invoices'] });
      await sweep();
      expect(await invoices()).toBe(1);
      await limited(person, 'endRestriction', { restrictionId });
      await sweep();
      expect(await invoices()).toBe(0);
    },
  );

  it('takes what is restricted for another reason, or in another category or purpose', async () => {
    const { person, invoices } = await invoiced();
    await restricted(person, { ground: 'LEGAL_CLAIMS', categories: ['billing'] });
    await restricted(person, { ground: 'UNLAWFUL_PROCESSING', purposes: ['abuse_prevention'] });
    await sweep();
    expect(await invoices()).toBe(0);
  });

  it('counts the time of one that never came into force from the end of its request', async () => {
    const { person, customerId } = await stage.somebody();
    const wish = { ground: 'UNLAWFUL_PROCESSING' };
    const { id } = (await limited(person, 'requestRestriction', wish)) as { id: string };
    const ended = () =>
      stage.house.app.house.database.manager.existsBy(ProcessingRestriction, {
        customerId,
        since: IsNull(),
        liftedAt: Not(IsNull()),
      });
    expect(await ended()).toBe(false);
    await done(stage.cast.officer, 'refuseRightsRequest', {
      requestId: id,
      reasonCode: 'NO_GROUND',
      reason: 'It is lawful.',
      evidence: 'The contract.',
    });
    expect(await ended()).toBe(true);
  });

  it('takes it from whoever was erased: what they restricted and objected to ended with the account', async () => {
    const { person, customerId, invoices } = await invoiced();
    await restricted(person, { ground: 'LEGAL_CLAIMS', categories: ['invoices'] });
    await limited(person, 'requestRestriction', { ground: 'UNLAWFUL_PROCESSING' }); // never in force
    await limited(person, 'objectToProcessing', { purpose: 'marketing' });
    await settled(stage.house);
    await stage.erased(person);
    const { manager } = stage.house.app.house.database;
    expect(await manager.countBy(ProcessingRestriction, { customerId, liftedAt: Not(IsNull()) })).toBe(2);
    expect(await manager.countBy(ProcessingObjection, { customerId, endedAt: Not(IsNull()) })).toBe(1);
    const actions = await actionsOf(stage.house, customerId);
    expect(actions).toEqual(expect.arrayContaining(['restriction.lifted', 'objection.ended']));
    await sweep();
    expect(await invoices()).toBe(0);
  });
});

it('takes the file of a hold three years after the year of its release, and what the vault knows of it', async () => {
  const { customerId } = await stage.somebody();
  const { database, protective } = stage.house.app.house;
  const { id } = await held(stage.cast.officer, { customerId, categories: ['settings'] });
  expect(await protective.identifiersOf(holdKeyOf(id))).toContain('12/26');
  await released(stage.cast.officer, id);
  const rest = async () => [
    await database.manager.existsBy(LegalHold, { id }),
    (await protective.identifiersOf(holdKeyOf(id))) !== null,
  ];
  comeTo('2029-12-31T09:00:00Z');
  await sweep();
  expect(await rest()).toEqual([true, true]);
  comeTo('2030-01-01T09:00:00Z');
  await sweep();
  expect(await rest()).toEqual([false, false]);
});

/** Somebody with an invoice whose eight years are over. */
async function invoiced() {
  const somebody = await stage.somebody();
  const { customerId, email } = somebody;
  const { manager } = stage.house.app.house.database;
  const bill = {
    number: email,
    issuedOn: '2026-11-01',
    dueOn: '2026-11-15',
    totalMinor: 100,
    currency: 'EUR',
  };
  const service = await stage.house.signIn('service');
  const { userErrors } = await feed(service, 'recordInvoice', {
    externalReference: email,
    customerId,
    ...bill,
    status: 'PAID',
  });
  expect(userErrors).toEqual([]);
  await manager.update(Invoice, { customerId }, { issuedOn: '2017-01-01' });
  return { ...somebody, invoices: () => manager.countBy(Invoice, { customerId }) };
}

/** A restriction in force, and no request that is open: its id. */
async function restricted(person: Visitor, wish: object): Promise<string> {
  const { id } = (await limited(person, 'requestRestriction', wish)) as { id: string };
  await done(stage.cast.officer, 'approveRightsRequest', { requestId: id });
  await comesTo(person, id, 'FULFILLED');
  await settled(stage.house);
  const { data } = await person.ask(
    `{ node(id: "${id}") { ... on RestrictionRequest { restriction { id } } }
      me { privacy { rightsRequests(open: true) { totalCount } } } }`,
  );
  expect(data.me.privacy.rightsRequests.totalCount).toBe(0);
  return data.node.restriction.id;
}

function comeTo(instant: string): void {
  const { clock } = stage.house;
  clock.advance((Date.parse(instant) - clock.now().getTime()) / 1000);
}

function sweep() {
  const { house } = stage.house.app;
  return retentionSweepOf(house).sweep((effect) => asSystem(house.database, house.clock, effect));
}
