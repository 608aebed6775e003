import { In } from 'typeorm';
import { Invoice } from '../../src/account/invoices';
import { Customer } from '../../src/account/profile';
import { readHeldParts } from '../../src/privacy';
import { HeldPart } from '../../src/privacy/holds/held-part.entity';
import { VaultKey } from '../../src/vault';
import { backUp } from '../kit/backups';
import { openHouse, type TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';
import { settled, until } from '../kit/workers';
import { actionsOf } from '../pipeline/trails';
import { type Cast, castOf, comesTo, done, letter, own, refused } from './desk-kit';
import { approve, carriedOut, demanded, newcomer, planHashOf, preview } from './erasure-kit';
import { held, place, refusals, released, secret } from './holds-kit';
import { limited } from './limits-kit';

jest.setTimeout(120_000);

/** What every plan of a person with a hold shows of it. */
const claim = { strategy: 'KEEP_UNDER_DUTY', ground: 'LEGAL_CLAIMS', law: 'Art. 17(3)(e) GDPR' };

let house: TestHouse;
let cast: Cast;
let people = 0;
beforeAll(async () => {
  house = await openHouse();
  cast = await castOf(house);
});
afterAll(() => house.close());

describe('A plan under a hold', () => {
  it('keeps what is held until its review, under its law, and says nothing of the case', async () => {
    const { person, customerId } = await somebody();
    const { officer } = cast;
    const before = await preview(person);
    const hold = await held(officer, { customerId, categories: ['contact', 'settings'] });
    const plan = await preview(person);
    expect(plan.keeps).toContainEqual({
      ...claim,
      category: 'contact',
      records: expect.any(Number),
      on: null,
      until: '2027-03-01',
    });
    expect(plan.deletes.map(({ category }) => category)).not.toContain('settings');
    expect(plan.consequences.map(({ kind }) => kind)).toContain('STAGED');
    expect(plan.hash).not.toBe(before.hash);
    expect(JSON.stringify(plan)).not.toContain('12/26');
    await released(officer, hold.id);
    expect((await preview(person)).hash).toBe(before.hash);
  });

  it('shows the later of two reviews, and none once that is over: the hold stays in force', async () => {
    const { person, customerId } = await somebody();
    const { officer } = cast;
    await held(officer, { customerId, categories: ['contact'] });
    await held(officer, { customerId, categories: ['contact'], reviewOn: '2027-05-01' });
    const untilOf = async (visitor: Visitor) =>
      (await preview(visitor)).keeps
        .filter(({ category }) => category === 'contact')
        .map((line) => line.until);
    expect(await untilOf(person)).toEqual(['2027-05-01']);
    const { database } = house.app.house;
    await database.manager.query(
      `UPDATE legal_hold SET reviewOn = '2026-11-01' WHERE customerId = '${customerId}'`,
    );
    expect(await untilOf(person)).toEqual([null]);
  });

  it('is approved anew once a hold is placed or released: PLAN_CHANGED, also for what was approved', async () => {
    const { person, customerId } = await somebody();
    const { officer, officer2 } = cast;
    const { id } = await demanded(person);
    const seen = { requestId: id, planHash: await planHashOf(officer, id) };
    await done(officer, 'approveRightsRequest', seen);
    const hold = await held(officer, { customerId, categories: ['contact'] });
    expect(await refused(officer2, 'approveRightsRequest', seen)).toEqual(['PLAN_CHANGED planHash']);
    await approve(cast, id);
    await released(officer, hold.id);
    const { state, reference, receipts } = await own(person, id);
    expect([state, receipts.at(-1).kind]).toEqual(['IN_REVIEW', 'REQUEST_HELD']);
    await letter(house, (await person.ask('{ me { email } }')).data.me.email, reference, 'examine it again');
    await approve(cast, id);
    await done(person, 'withdrawRightsRequest', { requestId: id });
  });

  it('moves nothing for a hold that the person must not know of', async () => {
    const { person, customerId } = await somebody();
    const { id } = await demanded(person);
    await approve(cast, id);
    const before = await own(person, id);
    const hold = await held(cast.officer, { customerId, categories: ['contact'], ...secret });
    expect(await own(person, id)).toEqual(before);
    await released(cast.officer, hold.id);
    expect(await own(person, id)).toEqual(before);
    await done(person, 'withdrawRightsRequest', { requestId: id });
  });
});

describe('An erasure of the account under a hold', () => {
  it('is done in time in part, puts by what is held, and the release takes the rest with a later receipt', async () => {
    const { person, customerId, email } = await somebody();
    const hold = await held(cast.officer, { customerId, categories: ['contact', 'communication'] });
    const id = await erased(person);
    const { manager } = house.app.house.database;

    const row = await manager.findOneByOrFail(Customer, { id: customerId });
    expect(row).toMatchObject({ status: 'ERASED', emailIndex: null, phoneNumber: null });
    expect(await contentsOf(house, customerId)).toContainEqual(expect.objectContaining({ email }));
    expect(await openKeys(house, customerId)).toContain('legal_hold');
    expect(await openKeys(house, customerId)).not.toContain('');
    const decision = await decisionOf(cast.officer, id);
    expect(decision.outcome).toBe('PARTLY_FULFILLED');
    expect(decision.parts).toContainEqual({
      subject: 'contact',
      reasonCode: 'LEGAL_CLAIMS',
      law: claim.law,
      until: '2027-03-01',
    });
    const last = house.mailBox.to(email).at(-1)!;
    expect(last.text).toMatch(/Contact details: reviewed on 1 March 2027/);
    expect(last.text).not.toContain('12/26');

    const records = await toArray(readHeldParts(house.app.house, hold.id));
    expect(records.map(({ values }) => values)).toContainEqual(expect.objectContaining({ email }));
    expect(await actionsOf(house, customerId)).toContain('hold.parts_read');
    await released(cast.officer, hold.id);
    await expect(toArray(readHeldParts(house.app.house, hold.id))).rejects.toThrow('no such hold in force');
    await until(async () => (await manager.countBy(HeldPart, { customerId })) === 0);
    await receiptComes(cast.officer, id, 'KEPT_PART_DELETED');
    await until(async () => !(await openKeys(house, customerId)).includes('legal_hold'));
    const receipt = /^ey[\w.-]+$/m.exec(last.text)![0];
    const { data } = await house.nobody.ask(
      'query ($receipt: String!) { verifyReceipt(receipt: $receipt) { laterReceipts { kind } } }',
      { receipt },
    );
    expect(data.verifyReceipt.laterReceipts.at(-1)).toEqual({ kind: 'KEPT_PART_DELETED' });
  });

  it('leaves what another hold still keeps', async () => {
    const { person, customerId } = await somebody();
    const { officer } = cast;
    const [first, second] = [
      await held(officer, { customerId, categories: ['contact', 'settings'] }),
      await held(officer, { customerId, categories: ['contact'] }),
    ];
    await erased(person);
    await released(cast.officer, first.id);
    await settled(house);
    expect(await contentsOf(house, customerId)).toContainEqual(
      expect.objectContaining({ email: expect.stringContaining('@') }),
    );
    expect(await openKeys(house, customerId)).toContain('legal_hold');
    await released(cast.officer, second.id);
    await until(async () => (await contentsOf(house, customerId)).length === 0);
  });

  it('cannot be held any more while it is carried out', async () => {
    const { person, customerId } = await somebody();
    const { id } = await demanded(person);
    await house.app.house.database.manager.query(
      `UPDATE rights_request SET state = 'EXECUTING' WHERE id = '${id}'`,
    );
    expect(refusals(await place(cast.officer, { customerId, categories: ['contact'] }))).toEqual([
      'TOO_LATE customerId',
    ]);
    await house.app.house.database.manager.query(
      `UPDATE rights_request SET state = 'IN_REVIEW' WHERE id = '${id}'`,
    );
  });
});

describe('An erasure of named categories under a hold', () => {
  it('takes them from the account, and what is held lies where nothing else reads it', async () => {
    const { person, customerId, email } = await somebody();
    const { officer } = cast;
    await person.ask(
      'mutation { updateProfile(input: { timeZone: "Europe/Rome" }) { userErrors { code } } }',
    );
    const hold = await held(officer, { customerId, categories: ['settings'] });
    const id = await erased(person, ['settings']);
    const later = await house.signIn(email);
    expect((await later.ask('{ me { timeZone } }')).data.me.timeZone).toBeNull();
    expect(await contentsOf(house, customerId)).toContainEqual({ timeZone: 'Europe/Rome' });
    await released(cast.officer, hold.id);
    await receiptComes(cast.officer, id, 'KEPT_PART_DELETED');
    expect(await contentsOf(house, customerId)).toEqual([]);
  });
});

describe('Other ways of deleting', () => {
  it('an objection to legal claims is not upheld while data is held for one', async () => {
    const { person, customerId } = await somebody();
    const { officer } = cast;
    const { id } = (await limited(person, 'objectToProcessing', { purpose: 'legal_claims' })) as {
      id: string;
    };
    const hold = await held(officer, { customerId, categories: ['log'] });
    expect(await refused(officer, 'approveRightsRequest', { requestId: id })).toEqual([
      'LEGAL_HOLD requestId',
    ]);
    await released(officer, hold.id);
    await done(officer, 'approveRightsRequest', { requestId: id });
    await comesTo(officer, id, 'FULFILLED');
  });
});

describe('Yesterday’s main database', () => {
  it('is served with what was held and released since, and what was erased meanwhile is put by again', async () => {
    const [watched, free] = [await somebody(), await somebody()];
    const { officer } = cast;
    const old = await held(officer, { customerId: free.customerId, categories: ['contact'] });
    const backup = await backUp(house);
    const hold = await held(officer, { customerId: watched.customerId, categories: ['contact'], ...secret });
    await released(officer, old.id);
    await erased(watched.person);
    await house.reopen(backup.restore);
    const { manager } = house.app.house.database;
    const reader = await house.signIn('officer@callxtra.example');
    const { data } = await reader.ask(`{
      hold: node(id: "${hold.id}") { ... on LegalHold { ground secretUntil secrecyLaw placedBy releasedAt reviewOn } }
      old: node(id: "${old.id}") { ... on LegalHold { releasedAt } } }`);
    expect(data.hold).toEqual({
      ground: hold.ground,
      secretUntil: hold.secretUntil,
      secrecyLaw: hold.secrecyLaw,
      placedBy: hold.placedBy,
      releasedAt: null,
      reviewOn: hold.reviewOn,
    });
    expect(data.old.releasedAt).not.toBeNull();
    expect(await manager.findOneByOrFail(Customer, { id: watched.customerId })).toMatchObject({
      status: 'ERASED',
    });
    const entries = await house.app.house.protective.since(0, 1000);
    expect(JSON.stringify(entries)).not.toMatch(/12\/26|GwG|@/);
    await backup.drop();
  });

  it('is served also where a hold was released after the erasure, and its key destroyed', async () => {
    const { person, customerId } = await somebody();
    const backup = await backUp(house);
    const hold = await held(cast.officer, { customerId, categories: ['contact', 'settings'] });
    await erased(person);
    await released(cast.officer, hold.id);
    await until(async () => !(await openKeys(house, customerId)).includes('legal_hold'));
    await settled(house);
    await house.reopen(backup.restore);
    expect(await contentsOf(house, customerId)).toEqual([]);
    expect(
      await house.app.house.database.manager.findOneByOrFail(Customer, { id: customerId }),
    ).toMatchObject({
      status: 'ERASED',
      emailIndex: null,
    });
    await renew();
    await backup.drop();
  });
});

describe('An erasure under a secret hold', () => {
  it('is to the person what it is without one where a law forbids to tell; the receipt comes after that', async () => {
    const [plain, watched] = [await somebody(), await somebody()];
    const { officer } = cast;
    const hold = await held(officer, { customerId: watched.customerId, categories: ['contact'], ...secret });
    const without = await erased(plain.person);
    const under = await erased(await house.signIn(watched.email));
    expect(await toldOf(cast.officer, under)).toEqual(await toldOf(cast.officer, without));
    const texts = [plain.email, watched.email].map((to) =>
      house.mailBox
        .to(to)
        .at(-1)!
        .text.replaceAll(/RR-\S+|^ey\S+$/gm, ''),
    );
    expect(texts[1]).toBe(texts[0]);
    expect(texts[0]).toContain('What a law forbids us to tell of is listed to nobody.');
    expect(await contentsOf(house, watched.customerId)).toContainEqual(
      expect.objectContaining({ email: watched.email }),
    );
    await released(cast.officer, hold.id);
    await until(async () => (await contentsOf(house, watched.customerId)).length === 0);
    await settled(house);
    expect((await toldOf(cast.officer, under)).receipts).not.toContain('KEPT_PART_DELETED');
    house.clock.advance(230 * 86_400);
    await house.app.worker?.look();
    await renew();
    await receiptComes(cast.officer, under, 'KEPT_PART_DELETED');
  });
});

/** Somebody with an account of their own, who owes nothing. */
async function somebody() {
  people += 1;
  const email = `person-${people}@example.net`;
  const person = await newcomer(house, email, `C-${people}`);
  const customerId: string = (await person.ask('{ me { id } }')).data.me.id;
  await house.app.house.database.manager.update(
    Invoice,
    { customerId, status: In(['OPEN']) },
    {
      status: 'PAID' as never,
    },
  );
  return { person, email, customerId };
}
/** Carries an erasure out; the id of the request. It takes days, so everybody signs in anew. */
async function erased(ada: Visitor, categories?: string[]): Promise<string> {
  const id = await carriedOut(house, { ...cast, ada }, categories);
  await renew();
  return id;
}

async function renew(): Promise<void> {
  const { adaId } = cast;
  cast = { ...(await castOf(house)), adaId };
}

async function toArray<T>(values: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const value of values) all.push(value);
  return all;
}

/** The values that are put by. */
async function contentsOf({ app }: TestHouse, customerId: string): Promise<object[]> {
  const { database, records } = app.house;
  const parts = await database.manager.findBy(HeldPart, { customerId });
  return Promise.all(parts.map(async (part) => (await records.openJson<object>(part, 'content'))!));
}

/** The rules whose keys still open something of the person; '' is the person's own. */
async function openKeys({ app }: TestHouse, subject: string): Promise<string[]> {
  const keys = await app.house.vault.dataSource.manager.findBy(VaultKey, { subject });
  return keys.filter(({ destroyedAt }) => destroyedAt === null).map(({ rule }) => rule);
}

async function decisionOf(officer: Visitor, id: string) {
  const { data } = await officer.ask(
    `{ node(id: "${id}") { ... on RightsRequest { decision { outcome parts { subject reasonCode law until } } } } }`,
  );
  return data.node.decision;
}

/** What is told of an erasure. */
async function toldOf(officer: Visitor, id: string) {
  const { data } = await officer.ask(`{ node(id: "${id}") { ... on ErasureRequest {
    state receipts { kind } decision { outcome parts { subject reasonCode law until } } plan { hash } } } }`);
  const { receipts, ...rest } = data.node;
  return { ...rest, receipts: receipts.map(({ kind }: { kind: string }) => kind) };
}

async function receiptComes(officer: Visitor, id: string, kind: string): Promise<void> {
  await until(async () => (await toldOf(officer, id)).receipts.at(-1) === kind);
}
