import { Customer } from '../../src/account/profile';
import { readHeldParts } from '../../src/privacy';
import { HeldPart } from '../../src/privacy/holds/held-part.entity';
import { LegalHold } from '../../src/privacy/holds/legal-hold.entity';
import { settled, until } from '../kit/workers';
import { actionsOf } from '../pipeline/trails';
import { held, released, secret } from './holds-kit';
import { claim, Stage } from './holds-stage';

jest.setTimeout(120_000);

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.house.close());

describe('An erasure of the account under a hold', () => {
  it('is done in time in part, puts by what is held, and the release takes the rest with a later receipt', async () => {
    const { person, customerId, email } = await stage.somebody();
    const hold = await held(stage.cast.officer, { customerId, categories: ['contact', 'communication'] });
    const id = await stage.erased(person);
    const { manager } = stage.house.app.house.database;

    const row = await manager.findOneByOrFail(Customer, { id: customerId });
    expect(row).toMatchObject({ status: 'ERASED', emailIndex: null, phoneNumber: null });
    expect(await stage.contentsOf(customerId)).toContainEqual(expect.objectContaining({ email }));
    expect(await stage.openKeys(customerId)).toContain('legal_hold');
    expect(await stage.openKeys(customerId)).not.toContain('');
    const decision = (await stage.toldOf(id)).decision;
    expect(decision.outcome).toBe('PARTLY_FULFILLED');
    expect(decision.parts).toContainEqual({
      subject: 'contact',
      reasonCode: 'LEGAL_CLAIMS',
      law: claim.law,
      until: '2027-03-01',
    });
    const last = stage.house.mailBox.to(email).at(-1)!;
    expect(last.text).toMatch(/Contact details: reviewed on 1 March 2027/);
    expect(last.text).not.toContain('12/26');

    const records = await toArray(readHeldParts(stage.house.app.house, hold.id));
    expect(records.map(({ values }) => values)).toContainEqual(expect.objectContaining({ email }));
    expect(await actionsOf(stage.house, customerId)).toContain('hold.parts_read');
    await released(stage.cast.officer, hold.id);
    await expect(toArray(readHeldParts(stage.house.app.house, hold.id))).rejects.toThrow(
      'no such hold in force',
    );
    await until(async () => (await manager.countBy(HeldPart, { customerId })) === 0);
    await stage.receiptComes(id, 'KEPT_PART_DELETED');
    await until(async () => !(await stage.openKeys(customerId)).includes('legal_hold'));
    const receipt = /^ey[\w.-]+$/m.exec(last.text)![0];
    const { data } = await stage.house.nobody.ask(
      'query ($receipt: String!) { verifyReceipt(receipt: $receipt) { laterReceipts { kind } } }',
      { receipt },
    );
    expect(data.verifyReceipt.laterReceipts.at(-1)).toEqual({ kind: 'KEPT_PART_DELETED' });
  });

  it('leaves to be held what a law keeps of the person, beyond that law', async () => {
    const { person, customerId } = await stage.somebody();
    await stage.erased(person);
    const { officer } = stage.cast;
    const hold = await held(officer, { customerId, categories: ['requests', 'invoices'] });
    expect(hold.customer).toEqual({ id: customerId });
    expect((await released(officer, hold.id)).releasedAt).not.toBeNull();
  });

  it('leaves what another hold still keeps', async () => {
    const { person, customerId } = await stage.somebody();
    const { officer } = stage.cast;
    const [first, second] = [
      await held(officer, { customerId, categories: ['contact', 'settings'] }),
      await held(officer, { customerId, categories: ['contact'] }),
    ];
    await stage.erased(person);
    await released(stage.cast.officer, first.id);
    await settled(stage.house);
    expect(await stage.contentsOf(customerId)).toContainEqual(
      expect.objectContaining({ email: expect.stringContaining('@') }),
    );
    expect(await stage.openKeys(customerId)).toContain('legal_hold');
    await released(stage.cast.officer, second.id);
    await until(async () => (await stage.contentsOf(customerId)).length === 0);
  });
});

describe('An erasure of named categories under a hold', () => {
  it('takes them from the account, and what is held lies where nothing else reads it', async () => {
    const { person, customerId, email } = await stage.somebody();
    const { officer } = stage.cast;
    await person.ask(
      'mutation { updateProfile(input: { timeZone: "Europe/Rome" }) { userErrors { code } } }',
    );
    const hold = await held(officer, { customerId, categories: ['settings'] });
    const id = await stage.erased(person, ['settings']);
    const later = await stage.house.signIn(email);
    expect((await later.ask('{ me { timeZone } }')).data.me.timeZone).toBeNull();
    expect(await stage.contentsOf(customerId)).toContainEqual({ timeZone: 'Europe/Rome' });
    await released(stage.cast.officer, hold.id);
    await stage.receiptComes(id, 'KEPT_PART_DELETED');
    expect(await stage.contentsOf(customerId)).toEqual([]);
  });
});

describe('An erasure under a secret hold', () => {
  it('is to the person what it is without one where a law forbids to tell; the receipt comes after that', async () => {
    const [plain, watched] = [await stage.somebody(), await stage.somebody()];
    const { officer } = stage.cast;
    const hold = await held(officer, { customerId: watched.customerId, categories: ['contact'], ...secret });
    const without = await stage.erased(plain.person);
    const under = await stage.erased(await stage.house.signIn(watched.email));
    expect(await stage.toldOf(under)).toEqual(await stage.toldOf(without));
    const texts = [plain.email, watched.email].map((to) =>
      stage.house.mailBox
        .to(to)
        .at(-1)!
        .text.replaceAll(/RR-\S+|^ey\S+$|overwritten by \d+ \w+ \d+/gm, ''),
    );
    expect(texts[1]).toBe(texts[0]);
    expect(texts[0]).toContain('What a law forbids us to tell of is listed to nobody.');
    expect(await stage.contentsOf(watched.customerId)).toContainEqual(
      expect.objectContaining({ email: watched.email }),
    );
    await released(stage.cast.officer, hold.id);
    await until(async () => (await stage.contentsOf(watched.customerId)).length === 0);
    await settled(stage.house);
    expect((await stage.toldOf(under)).receipts).not.toContain('KEPT_PART_DELETED');
    stage.house.clock.advance(230 * 86_400);
    await stage.house.app.worker?.look();
    await stage.renew();
    await stage.receiptComes(under, 'KEPT_PART_DELETED');
  });
});

describe('What an open hold and a secret one keep together', () => {
  it('goes from sight with the open one, as if it were deleted; the receipt comes when it may', async () => {
    const { person, customerId } = await stage.somebody();
    const open = await held(stage.cast.officer, {
      customerId,
      categories: ['contact'],
      reviewOn: '2028-01-15',
    });
    await heldInSecret(customerId, '2027-09-30');
    const id = await stage.erased(person);
    expect(await secrecyOf(customerId)).toEqual([false]);
    await released(stage.cast.officer, open.id);
    await until(async () => (await secrecyOf(customerId)).join() === 'true');
    await settled(stage.house);
    expect(await newsAbout(id)).toEqual([]);
    await dayComes('2027-10-01');
    await stage.receiptComes(id, 'KEPT_PART_DISCLOSED');
    expect(await newsAbout(id)).toHaveLength(1);
    expect(await secrecyOf(customerId)).toEqual([false]);
  });

  it('is told of after the last day of any secrecy, although that hold was released early', async () => {
    const { person, customerId } = await stage.somebody();
    const shorter = await heldInSecret(customerId, '2027-10-31');
    const longer = await heldInSecret(customerId, '2027-11-30');
    const id = await stage.erased(person);
    await dayComes('2027-11-01');
    const { manager } = stage.house.app.house.database;
    await until(() => manager.existsBy(LegalHold, { id: shorter.id, isSecret: false }));
    expect(await secrecyOf(customerId)).toEqual([true]);
    await released(stage.cast.officer, longer.id);
    await settled(stage.house);
    expect(await newsAbout(id)).toEqual([]);
    await dayComes('2027-12-01');
    await stage.receiptComes(id, 'KEPT_PART_DISCLOSED');
    expect(await secrecyOf(customerId)).toEqual([false]);
  });

  it('is not told of by the release of an open one that was placed only after the erasure', async () => {
    const { person, customerId } = await stage.somebody();
    const hidden = await heldInSecret(customerId, '2028-01-31');
    const id = await stage.erased(person);
    const { officer } = stage.cast;
    const open = await held(officer, { customerId, categories: ['contact'], reviewOn: '2028-03-01' });
    for (const each of [hidden, open]) await released(officer, each.id);
    await until(async () => (await secrecyOf(customerId)).length === 0);
    await settled(stage.house);
    expect(await newsAbout(id)).toEqual([]);
    await dayComes('2028-02-01');
    await stage.receiptComes(id, 'KEPT_PART_DELETED');
  });
});

it('What was openly kept is told of at once, and what was kept in secret when that may be, of one request too', async () => {
  const { person, customerId } = await stage.somebody();
  const { officer } = stage.cast;
  await person.ask('mutation { updateProfile(input: { timeZone: "Europe/Rome" }) { userErrors { code } } }');
  const order = { customerId, reviewOn: '2029-03-01' };
  const open = await held(officer, { ...order, categories: ['contact'] });
  const hiddenUntil = { ...secret, secretUntil: '2028-08-31' };
  const hidden = await held(officer, { ...order, categories: ['settings'], ...hiddenUntil });
  const id = await stage.erased(person);
  await released(stage.cast.officer, hidden.id);
  await settled(stage.house);
  expect(await newsAbout(id)).toEqual([]);
  await released(stage.cast.officer, open.id);
  await stage.receiptComes(id, 'KEPT_PART_DELETED');
  await settled(stage.house);
  expect(await newsAbout(id)).toHaveLength(1);
  await dayComes('2028-09-01');
  await settled(stage.house);
  expect(await newsAbout(id)).toHaveLength(2);
});

function heldInSecret(customerId: string, secretUntil: string) {
  const order = { customerId, categories: ['contact'], reviewOn: '2028-03-01', ...secret, secretUntil };
  return held(stage.cast.officer, order);
}

/** Whether the person may not know of what is put by of them; nothing where nothing is. */
async function secrecyOf(customerId: string): Promise<boolean[]> {
  const parts = await stage.house.app.house.database.manager.findBy(HeldPart, { customerId });
  return [...new Set(parts.map(({ isSecret }) => isSecret))];
}

async function newsAbout(id: string): Promise<string[]> {
  const { receipts } = await stage.toldOf(id);
  return receipts.filter((kind: string) => kind.startsWith('KEPT_PART'));
}

async function dayComes(day: string): Promise<void> {
  const { house } = stage;
  house.clock.advance((Date.parse(`${day}T09:00:00Z`) - house.clock.now().getTime()) / 1000);
  await house.app.worker?.look();
  await stage.renew();
}

async function toArray<T>(values: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const value of values) all.push(value);
  return all;
}
