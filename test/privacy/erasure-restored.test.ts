import { Invoice } from '../../src/account/invoices';
import { Customer } from '../../src/account/profile';
import { Job, type JobState } from '../../src/jobs';
import { Receipt } from '../../src/privacy/receipts/receipt.entity';
import { RightsRequest } from '../../src/privacy/requests/rights-request.entity';
import type { RequestState } from '../../src/privacy/requests/vocabulary';
import { ProtectiveIdentifiers } from '../../src/vault';
import { Sealed } from '../../src/foundation/sealed';
import { type Backup, backUp } from '../kit/backups';
import { openHouse, type TestHouse } from '../kit/open-house';
import { settled, until } from '../kit/workers';
import { type Cast, castOf, comesTo } from './desk-kit';
import { approve, carriedOut, coolOff, demanded, newcomer } from './erasure-kit';

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
    const before = await sealedRows();
    expect(await openedOf(before)).toContain('Customer.familyName');
    await carriedOut(house, cast);

    // What lay in the backup, before anything is replayed.
    expect(new Set(await openedOf(before))).toEqual(new Set(kept));
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

  it('in which it was under way is erased before it is served, although its job lay dead', async () => {
    await paid();
    const { id } = await demanded(cast.ada);
    await approve(cast, id);
    await settled(house);
    await standsAs(id, 'NEEDS_RETRY', 'DEAD');
    backup = await backUp(house);
    await standsAs(id, 'COOLING_OFF', 'READY');
    await coolOff(house);
    await comesTo(await house.signIn('officer@callxtra.example'), id, 'PARTLY_FULFILLED');
    await settled(house);

    await house.reopen(backup.restore);
    expect(await readiness()).toMatchObject({ replayed: { erasure: 1 } });
    await expectErased();
    await house.app.worker?.look();
    await comesTo(await house.signIn('officer@callxtra.example'), id, 'PARTLY_FULFILLED');
  });

  it('from before the request, of somebody who still owes something, goes without the rest once that is settled', async () => {
    backup = await backUp(house);
    const id = await carriedOut(house, cast);
    const { vault } = house.app.house;
    await vault.dataSource.manager.insert(ProtectiveIdentifiers, { name: `erasure:${id}`, wrapped: '' });

    await house.reopen(backup.restore);
    expect(await readiness()).toMatchObject({ replayed: { erasure: 1 } });
    expect(await house.app.house.vault.dataSource.manager.count(ProtectiveIdentifiers)).toBe(0);
    const { manager } = house.app.house.database;
    expect(await manager.findOneBy(RightsRequest, { id })).toMatchObject({ state: 'PARTLY_FULFILLED' });
    expect(await tablesWithRows()).toContain('payment_method');
    await paid();
    house.clock.advance(86_400 + 1);
    await house.app.worker?.look();
    await until(async () => !(await tablesWithRows()).includes('payment_method'));
    await settled(house);
    await expectErased();
    expect(await house.app.house.vault.erasureOf(cast.adaId)).toBe('COMPLETE');
    const told = await manager.findBy(Receipt, { requestId: id, kind: 'KEPT_PART_DELETED' });
    expect(told).toHaveLength(1);
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
});

describe('Somebody whose account was opened after the backup, and erased', () => {
  it('is not made a customer again by what the other system repeats', async () => {
    backup = await backUp(house);
    const late = await newcomer(house, 'late@example.net', 'C-late');
    await carriedOut(house, { ...cast, ada: late });
    await house.reopen(backup.restore);
    const service = await house.signIn('service');
    const { data } = await service.ask(
      `mutation ($issuer: String!) { provisionCustomer(input: { externalReference: "C-late", issuer: $issuer, subject: "late",
        email: "late@example.net", currency: "EUR" }) { customer { id } userErrors { code path } } }`,
      { issuer: house.app.house.signIns.issuer },
    );
    expect(data.provisionCustomer).toEqual({
      customer: null,
      userErrors: [{ code: 'NOT_ALLOWED_NOW', path: ['externalReference'] }],
    });
  });
});

/** What a law keeps of what was there before the request. */
const kept = ['Invoice.number', 'Invoice.recipient', 'Invoice.totalMinor'];

async function paid(): Promise<void> {
  const { manager } = house.app.house.database;
  await manager.update(Invoice, { status: 'OPEN' as never }, { status: 'PAID' as never });
}

/** As if it stood there: the request, and the job that carries it out. */
async function standsAs(id: string, request: `${RequestState}`, job: JobState): Promise<void> {
  const { manager } = house.app.house.database;
  await manager.update(RightsRequest, { id }, { state: request as RequestState });
  await manager.update(Job, { name: `request.execute:${id}` }, { state: job });
}

type Row = Record<string, unknown> & { id: string };

/** The person's rows with anything sealed in them. */
async function sealedRows(): Promise<Row[]> {
  const { database, records } = house.app.house;
  const rows: Row[] = [];
  for (const { entity, subject } of records.catalogue.tables)
    rows.push(...(await database.manager.findBy<Row>(entity, { [subject]: cast.adaId })));
  return rows.filter((row) => Object.values(row).some((value) => value instanceof Sealed));
}

/** The columns of these rows that a key still opens. */
async function openedOf(rows: readonly Row[]): Promise<string[]> {
  const { records } = house.app.house;
  const opened: string[] = [];
  for (const row of rows)
    for (const property of Object.keys(row).filter((name) => row[name] instanceof Sealed))
      if ((await records.open(row, property)) !== null) opened.push(`${row.constructor.name}.${property}`);
  return opened;
}

async function tablesWithRows(): Promise<string[]> {
  const { database, records } = house.app.house;
  const names: string[] = [];
  for (const { name, entity, subject } of records.catalogue.tables)
    if (await database.manager.existsBy<Row>(entity, { [subject]: cast.adaId })) names.push(name);
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
