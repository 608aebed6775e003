import { Invoice } from '../../src/account/invoices';
import { Customer } from '../../src/account/profile';
import { Job } from '../../src/jobs';
import { Receipt } from '../../src/privacy/receipts/receipt.entity';
import { RightsRequest } from '../../src/privacy/requests/rights-request.entity';
import { RequestState } from '../../src/privacy/requests/vocabulary';
import { ProtectiveIdentifiers } from '../../src/vault';
import { type Backup, backUp } from '../kit/backups';
import { openHouse, type TestHouse } from '../kit/open-house';
import { settled, until } from '../kit/workers';
import { type Cast, castOf, comesTo } from './desk-kit';
import { approve, carriedOut, coolOff, demanded } from './erasure-kit';
import { openedOf, sealedRows } from './sealed-rows';

jest.setTimeout(120_000);

let house: TestHouse;
let cast: Cast;
let backup: Backup;

beforeEach(async () => {
  house = await openHouse();
  cast = await castOf(house);
});
afterEach(async () => {
  await house.close();
  await backup.drop();
});

describe('52. A main database from before an erasure', () => {
  it("opens nothing of the person with today's vault, and is served only when they are erased anew", async () => {
    await paid();
    await settled(house);
    backup = await backUp(house);
    const before = await sealedRows(house, cast.adaId);
    expect(await openedOf(house, before)).toContain('Customer.familyName');
    await carriedOut(house, cast);

    // What lay in the backup, before anything is replayed.
    expect(new Set(await openedOf(house, before))).toEqual(new Set(kept));
    await house.reopen(backup.restore);
    expect(await readiness()).toMatchObject({ ready: true, replayed: { erasure: 1 } });
    await expectErased();
    await expectInvoiceKept();

    await house.reopen();
    expect(await readiness()).toMatchObject({ ready: true, replayed: {} });
  });

  it('in which it was approved already is erased before it is served, and its request comes to its end', async () => {
    await paid();
    const { id } = await demanded(cast.ada);
    await approve(cast, id);
    await settled(house);
    backup = await backUp(house);
    await coolOff(house);
    const officer = await house.signIn('officer@callxtra.example');
    await comesTo(officer, id, 'PARTLY_FULFILLED');
    await settled(house);

    await house.reopen(backup.restore);
    expect(await readiness()).toMatchObject({ replayed: { erasure: 1 } });
    await expectErased();
    await house.app.worker?.look();
    await comesTo(await house.signIn('officer@callxtra.example'), id, 'PARTLY_FULFILLED');
    await expectErased();
  });

  it('in which something was owed goes without it once that was settled', async () => {
    backup = await backUp(house);
    await carriedOut(house, cast);
    expect(await tablesWithRows()).toContain('payment_method');
    await paid();
    house.clock.advance(86_400 + 1);
    await house.app.worker?.look();
    await until(async () => !(await tablesWithRows()).includes('payment_method'));
    await settled(house);

    await house.reopen(backup.restore);
    expect(await readiness()).toMatchObject({ replayed: { erasure: 1, erasure_remainder: 1 } });
    await expectErased();
  });

  it.each([
    ['knows nothing of the request', false],
    ['has the request in review', true],
  ])('that %s has the rest deleted once nothing is owed', async (_what, isAskedBefore) => {
    if (isAskedBefore) await demanded(cast.ada);
    await settled(house);
    backup = await backUp(house);
    const id = await erasedAsAsked(isAskedBefore);
    await settled(house);
    await house.app.house.vault.dataSource.manager.insert(ProtectiveIdentifiers, {
      name: `erasure:${id}`,
      wrapped: '',
    });

    await house.reopen(backup.restore);
    expect(await readiness()).toMatchObject({ replayed: { erasure: 1 } });
    expect(await tablesWithRows()).toContain('payment_method');
    const { vault, database } = house.app.house;
    // A request that is open may still come to its end by them.
    const needed = isAskedBefore ? 1 : 0;
    expect(await vault.dataSource.manager.count(ProtectiveIdentifiers)).toBe(needed);
    await settled(house);
    await paid();
    house.clock.advance(86_400 + 1);
    await house.app.worker?.look();
    await until(async () => !(await tablesWithRows()).includes('payment_method'));
    await settled(house);
    await expectErased();
    expect(await vault.isErased(cast.adaId)).toBe(true);
    const [request] = await database.manager.findBy(RightsRequest, { customerId: cast.adaId });
    expect(request).toMatchObject({ state: isAskedBefore ? 'IN_REVIEW' : 'PARTLY_FULFILLED' });
    const told = await database.manager.findBy(Receipt, { requestId: id, kind: 'KEPT_PART_DELETED' });
    expect(told).toHaveLength(1);
  });

  it('from before an erasure of billing data that left something for a claim has that deleted once it is paid', async () => {
    backup = await backUp(house);
    const id = await carriedOut(house, cast, ['billing']);
    await settled(house);

    await house.reopen(backup.restore);
    expect(await tablesWithRows()).toContain('payment_method');
    const { manager } = house.app.house.database;
    const request = await manager.findOneByOrFail(RightsRequest, { id });
    expect(request).toMatchObject({
      state: 'PARTLY_FULFILLED',
      categories: expect.stringContaining('billing'),
    });
    await paid();
    house.clock.advance(86_400 + 1);
    await house.app.worker?.look();
    await until(async () => !(await tablesWithRows()).includes('payment_method'));
    await settled(house);
    expect(await house.app.house.vault.erasureOf(cast.adaId)).toBeNull();
    expect(await house.signIn('ada@example.com')).toBeDefined();
  });

  it('in which it was under way is erased before it is served, though its job was given up', async () => {
    await paid();
    const { id } = await demanded(cast.ada);
    await backUpUnderWay(id);
    await carriedOn(id);

    await house.reopen(backup.restore);
    expect(await readiness()).toMatchObject({ replayed: { erasure: 1 } });
    await expectErased();
    await comesTo(await house.signIn('officer@callxtra.example'), id, 'PARTLY_FULFILLED');
    await settled(house);
    await expectErased();
  });

  it('in which the erasure of a category was under way goes on with it, though its job was given up', async () => {
    await changeTimeZone('Europe/Rome');
    const { id } = await demanded(cast.ada, ['settings']);
    await backUpUnderWay(id);
    await carriedOn(id, 'FULFILLED');

    await house.reopen(backup.restore);
    await comesTo(await house.signIn('officer@callxtra.example'), id, 'FULFILLED');
    const { manager } = house.app.house.database;
    expect(await manager.findOneByOrFail(Customer, { id: cast.adaId })).toMatchObject({ timeZone: null });
  });
});

/** The id of the request. */
async function erasedAsAsked(isAskedBefore: boolean): Promise<string> {
  if (!isAskedBefore) return carriedOut(house, cast);
  const { manager } = house.app.house.database;
  const { id } = await manager.findOneByOrFail(RightsRequest, { customerId: cast.adaId });
  await approve(cast, id);
  await carriedOn(id);
  return id;
}

/** A backup as of a moment in which it was being carried out, and its job had failed too often. */
async function backUpUnderWay(id: string): Promise<void> {
  await approve(cast, id);
  await settled(house);
  const { manager } = house.app.house.database;
  const job = { kind: 'request.execute', about: id };
  await manager.update(RightsRequest, { id }, { state: RequestState.NEEDS_RETRY });
  await manager.update(Job, job, { state: 'DEAD' });
  backup = await backUp(house);
  await manager.update(RightsRequest, { id }, { state: RequestState.COOLING_OFF });
  await manager.update(Job, job, { state: 'READY' });
}

async function carriedOn(id: string, state = 'PARTLY_FULFILLED'): Promise<void> {
  await coolOff(house);
  await comesTo(await house.signIn('officer@callxtra.example'), id, state);
  await settled(house);
}

async function changeTimeZone(timeZone: string): Promise<void> {
  const { data } = await cast.ada.ask(
    `mutation { updateProfile(input: { timeZone: "${timeZone}" }) { userErrors { code } } }`,
  );
  expect(data.updateProfile.userErrors).toEqual([]);
}

/** What a law keeps of what was there before the request. */
const kept = ['Invoice.number', 'Invoice.recipient', 'Invoice.totalMinor'];

async function paid(): Promise<void> {
  const { manager } = house.app.house.database;
  await manager.update(Invoice, { status: 'OPEN' as never }, { status: 'PAID' as never });
}

async function tablesWithRows(): Promise<string[]> {
  const { database, records } = house.app.house;
  const names: string[] = [];
  for (const { name, entity, subject } of records.catalogue.tables)
    if (await database.manager.existsBy<Record<string, unknown>>(entity, { [subject]: cast.adaId }))
      names.push(name);
  return names;
}

/** Nothing but the tombstone, what a law keeps, and the requests themselves. */
async function expectErased(): Promise<void> {
  const { database, records } = house.app.house;
  const lawful = /^(customer|invoice|invoice_document|receipt|recipient_notice|erasure_\w+|rights_\w+)$/;
  expect((await tablesWithRows()).filter((name) => !lawful.test(name))).toEqual([]);
  const customer = await database.manager.findOneByOrFail(Customer, { id: cast.adaId });
  expect(customer).toMatchObject({ status: 'ERASED', givenName: null, emailIndex: null });
  const emailIndex = records.indexFor(Customer, 'email', 'ada@example.com');
  expect(await database.manager.countBy(Customer, { emailIndex })).toBe(0);
  await expect(house.signIn('ada@example.com')).rejects.toThrow();
}

async function expectInvoiceKept(): Promise<void> {
  const { database, records } = house.app.house;
  const invoice = await database.manager.findOneByOrFail(Invoice, { customerId: cast.adaId });
  expect(await records.open(invoice, 'number')).toMatch(/^CX-A/);
}

async function readiness(): Promise<unknown> {
  return (await house.app.http.inject('/health/ready')).json();
}
