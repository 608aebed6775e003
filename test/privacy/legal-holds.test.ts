import { MoreThanOrEqual } from 'typeorm';
import { AccessActor, AccessLogEntry } from '../../src/account/access-log/access-log-entry.entity';
import { StaffMember } from '../../src/identity';
import { LegalHold } from '../../src/privacy/holds/legal-hold.entity';
import { openHouse, type TestHouse } from '../kit/open-house';
import { until } from '../kit/workers';
import { trailOf } from '../pipeline/trails';
import { access, filesOf, packageOf } from './access-kit';
import { type Cast, castOf } from './desk-kit';
import { preview } from './erasure-kit';
import { type HoldSeen, held, holdsSeen, place, refusals, release, released, secret } from './holds-kit';

let house: TestHouse;
let cast: Cast;
let categories: string[];
beforeAll(async () => {
  house = await openHouse();
  cast = await castOf(house);
  categories = ['identity', 'settings'];
});
afterAll(() => house.close());

describe('placing a hold', () => {
  it('says what is kept, why, by whom and until when it is looked at again, and is in the trail', async () => {
    const { officer, adaId } = cast;
    const hold = await held(officer, { customerId: adaId, categories });
    expect(hold).toMatchObject({
      ground: 'Case 12/26: unpaid fees',
      placedBy: expect.stringMatching(/./),
      placedAt: house.clock.now().toISOString(),
      reviewOn: '2027-03-01',
      secretUntil: null,
      secrecyLaw: null,
      releasedAt: null,
      releaseReason: null,
      categories: categories.map((code) => ({ code })),
      customer: { id: adaId },
    });
    expect((await trailOf(house, adaId)).at(-1)).toMatchObject({
      action: 'hold.placed',
      fields: categories.join(','),
      about: hold.id,
      role: 'PRIVACY_OFFICER',
    });
    await released(officer, hold.id);
  });

  it('is refused with the place of each fault', async () => {
    const { officer, adaId: customerId } = cast;
    const refused = async (order: object) =>
      refusals(await place(officer, { customerId, categories, ...order }));
    expect(await refused({ customerId: 'cus_none' })).toEqual(['NOT_FOUND customerId']);
    expect(await refused({ categories: [] })).toEqual(['INVALID categories']);
    expect(await refused({ categories: ['settings', 'dreams'], ground: ' ' })).toEqual([
      'INVALID categories 1',
      'INVALID ground',
    ]);
    expect(await refused({ reviewOn: '2026-11-24' })).toEqual(['INVALID reviewOn']);
    expect(await refused({ secretUntil: '2027-06-30' })).toEqual(['REQUIRED secrecyLaw']);
    expect(await refused({ secrecyLaw: '§ 47 GwG' })).toEqual(['REQUIRED secretUntil']);
    expect(await refused({ ...secret, secretUntil: '2026-11-01' })).toEqual(['INVALID secretUntil']);
    expect(await refused({ ...secret, secretUntil: '2028-01-01' })).toEqual(['INVALID secretUntil']);
  });

  it('takes no name of something else for a category', async () => {
    const { officer, adaId: customerId } = cast;
    expect(refusals(await place(officer, { customerId, categories: ['constructor'] }))).toEqual([
      'INVALID categories 0',
    ]);
  });
});

describe('releasing one', () => {
  it('is done once, with the reason for the record', async () => {
    const { officer, officer2, adaId } = cast;
    const { id } = await held(officer, { customerId: adaId, categories });
    const { legalHold } = await release(officer2, id, 'Paid in full.');
    expect(legalHold).toMatchObject({
      releasedAt: house.clock.now().toISOString(),
      releaseReason: 'Paid in full.',
    });
    expect(refusals(await release(officer, id))).toEqual(['ALREADY_DONE legalHoldId']);
    expect(refusals(await release(officer, 'hld_none'))).toEqual(['NOT_FOUND legalHoldId']);
    expect((await trailOf(house, adaId)).at(-1)).toMatchObject({ action: 'hold.released', about: id });
  });
});

it('49. Two officers who release a hold at once: one does, and it is in the trail once', async () => {
  const { officer, officer2, adaId } = cast;
  const { id } = await held(officer, { customerId: adaId, categories });
  const answers = await Promise.all([release(officer, id), release(officer2, id)]);
  expect(answers.flatMap(refusals)).toEqual(['ALREADY_DONE legalHoldId']);
  const ends = (await trailOf(house, adaId)).filter(
    ({ action, about }) => action === 'hold.released' && about === id,
  );
  expect(ends).toHaveLength(1);
});

describe('who may see them', () => {
  let hold: HoldSeen;
  beforeAll(async () => {
    hold = await held(cast.officer, { customerId: cast.adaId, categories: ['billing'] });
  });
  afterAll(() => released(cast.officer, hold.id));

  it('officers and the data protection officer, newest first, by a page and by node', async () => {
    const { officer, dpo } = cast;
    for (const reader of [officer, dpo]) {
      const { nodes, totalCount } = await holdsSeen(reader);
      expect(nodes[0]).toEqual({ id: hold.id, ground: hold.ground });
      expect(totalCount).toBe(nodes.length);
      const { data } = await reader.ask(`{ node(id: "${hold.id}") { ... on LegalHold { ground } } }`);
      expect(data.node).toEqual({ ground: hold.ground });
    }
    const first = await officer.ask(
      '{ legalHolds(first: 1) { nodes { id } pageInfo { endCursor hasNextPage } } }',
    );
    const { endCursor } = first.data.legalHolds.pageInfo;
    const second = await officer.ask(
      'query ($after: String) { legalHolds(after: $after) { nodes { id } } }',
      {
        after: endCursor,
      },
    );
    expect(second.data.legalHolds.nodes.map(({ id }: { id: string }) => id)).not.toContain(hold.id);
  });

  it('nobody else: not the person, not an agent, not by node', async () => {
    const { ada, bob, agent } = cast;
    for (const reader of [ada, bob, agent]) {
      const { data, errors } = await reader.ask(`{ node(id: "${hold.id}") { id } }`);
      expect([data.node, errors]).toEqual([null, []]);
      expect(await reader.codes('{ legalHolds { totalCount } }')).toEqual(['FORBIDDEN']);
    }
  });

  it('an officer neither sees nor touches a hold on the own data as a customer', async () => {
    const { officer2, adaId } = cast;
    const { manager } = house.app.house.database;
    const { staffName } = (await officer2.ask('{ viewer { staffName } }')).data.viewer;
    const itself = { number: Number(staffName) };
    await manager.update(StaffMember, itself, { ownCustomerId: adaId });
    house.clock.advance(6);
    expect((await holdsSeen(officer2)).totalCount).toBe(0);
    expect((await officer2.ask(`{ node(id: "${hold.id}") { id } }`)).data.node).toBeNull();
    expect(await release(officer2, hold.id)).toEqual(await release(officer2, 'hld_none'));
    expect(refusals(await release(officer2, hold.id))).toEqual(['NOT_FOUND legalHoldId']);
    expect(refusals(await place(officer2, { customerId: adaId, categories }))).toEqual([
      'SAME_PERSON customerId',
    ]);
    await manager.update(StaffMember, itself, { ownCustomerId: null });
    house.clock.advance(6);
  });
});

describe('a hold that a law forbids to tell of', () => {
  const wide = ['identity', 'contact', 'settings', 'billing', 'log', 'requests'];

  it('changes nothing that the person reads: plan, what is held, who read the account', async () => {
    const { officer, adaId: customerId } = cast;
    const { manager } = house.app.house.database;
    house.clock.advance(60);
    const at = MoreThanOrEqual(house.clock.now());
    const byStaff = () => manager.countBy(AccessLogEntry, { customerId, actor: AccessActor.STAFF, at });
    const before = await seenByPerson();
    const { id } = await held(officer, { customerId, categories: wide, ...secret });
    expect(await seenByPerson()).toEqual(before);
    await released(officer, id);
    expect(await seenByPerson()).toEqual(before);
    // An open one is seen: otherwise nothing of this could fail.
    const open = await held(officer, { customerId, categories: wide });
    expect(await seenByPerson()).not.toEqual(before);
    await until(async () => (await byStaff()) > 0);
    expect(await byStaff()).toBe(1);
    await released(officer, open.id);
  });

  it('is in no copy of the data, which says for everybody what it leaves out', async () => {
    const { ada, officer, adaId: customerId } = cast;
    const { id } = await held(officer, { customerId, categories: wide, ...secret });
    const open = await held(officer, { customerId, categories: ['settings'] });
    const files = await filesOf(await packageOf(house, await access(ada, { categories: ['requests'] })));
    for (const name of ['csv/legal_hold.csv', 'data.json']) {
      const told = files.get(name)!.toString();
      expect([told.includes(id), told.includes(open.id)]).toEqual([false, true]);
    }
    expect(JSON.parse(files.get('data.json')!.toString()).withheld).toEqual(
      expect.arrayContaining([expect.objectContaining({ table: 'legal_hold', field: 'ground' })]),
    );
    expect(files.get('README.html')!.toString()).toContain(
      'What a law forbids us to tell of is listed to nobody.',
    );
    const text = [...files.values()].map(String).join();
    expect(text).not.toContain('12/26');
    expect(text).not.toContain('47 GwG');
    for (const each of [id, open.id]) await released(officer, each);
  });

  it('lies sealed in its row', async () => {
    const { officer, adaId } = cast;
    const { id } = await held(officer, { customerId: adaId, categories, ...secret });
    const row = await house.app.house.database.manager.findOneByOrFail(LegalHold, { id });
    expect(JSON.stringify(row)).not.toContain('12/26');
    expect(JSON.stringify(row)).not.toContain('47 GwG');
    await released(officer, id);
  });
});

/** What the person sees of what is kept. */
async function seenByPerson() {
  const { deletes, keeps, hash } = await preview(cast.ada);
  const { data } = await cast.ada.ask('{ me { privacy { holdings { category { code } records } } } }');
  const holdings = data.me.privacy.holdings.filter(
    ({ category }: { category: { code: string } }) => category.code === 'requests',
  );
  return { deletes: deletes.map(({ category }) => category), keeps, hash, holdings };
}
