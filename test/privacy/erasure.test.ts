import { decodeJwt } from 'jose';
import { In } from 'typeorm';
import { Invoice } from '../../src/account/invoices';
import { BarredReference } from '../../src/account/feeding/references/barred-reference.entity';
import { Customer } from '../../src/account/profile';
import { sha256 } from '../../src/foundation/cryptography';
import { VaultKey } from '../../src/vault';
import { feed } from '../feeding/feed';
import { openHouse, type TestHouse } from '../kit/open-house';
import { settled, until } from '../kit/workers';
import { type Cast, castOf, comesTo, recorded } from './desk-kit';
import { approve, carriedOut, coolOff, demanded, newcomer, preview } from './erasure-kit';

jest.setTimeout(120_000);

let house: TestHouse;
let cast: Cast;

beforeEach(async () => {
  house = await openHouse({}, { invoiceDocuments: true });
  cast = await castOf(house);
});
afterEach(() => house.close());

const planted = ['ada@example.com', 'Lovelace', '+4930901820', 'Analytical Engines GmbH', 'DE123456789'];

describe('51. After an erasure of the account', () => {
  it('nothing of the person is left but what a law keeps, and nobody else is touched', async () => {
    await paid(house);
    const { bob, adaId } = cast;
    const bobId = (await bob.ask('{ me { id } }')).data.me.id;
    await settled(house);
    const bobsBefore = hashesOf(await rowsOf(house, bobId));
    const id = await carriedOut(house, cast);

    const left = await rowsOf(house, adaId);
    expect([...left.keys()].toSorted()).toEqual([
      'customer',
      'erasure_order',
      'invoice',
      'invoice_document',
      'receipt',
      'recipient_notice',
      'rights_decision',
      'rights_request',
      'rights_request_event',
    ]);
    const [tombstone] = left.get('customer')!;
    expect(tombstone).toMatchObject({ id: adaId, status: 'ERASED', givenName: null, emailIndex: null });
    expect(hashesOf(await rowsOf(house, bobId))).toEqual(bobsBefore);
    expect(await foundAnywhere(house, planted)).toEqual([]);

    const officer = await house.signIn('officer@callxtra.example');
    const { data } = await officer.ask(
      `{ node(id: "${id}") { ... on ErasureRequest { state customer { status maskedName maskedEmail }
        decision { outcome parts { subject reasonCode law until } } plan { keeps { category { code } until } } } } }`,
    );
    expect(data.node).toMatchObject({
      state: 'PARTLY_FULFILLED',
      customer: { status: 'ERASED', maskedName: null, maskedEmail: null },
      decision: { outcome: 'PARTLY_FULFILLED' },
    });
    expect(
      data.node.decision.parts.map(({ subject, until: end }: Record<string, string>) => [subject, end]),
    ).toEqual(
      data.node.plan.keeps.map((line: { category: { code: string }; until: string }) => [
        line.category.code,
        line.until,
      ]),
    );
  });

  it('53. a field opens with no key that is left, but for what is kept; an index finds nothing', async () => {
    await paid(house);
    const { adaId } = cast;
    const { records, database, vault } = house.app.house;
    const before = await database.manager.findOneByOrFail(Customer, { id: adaId });
    expect(await records.open(before, 'familyName')).toBe('Lovelace');
    await carriedOut(house, cast);
    expect(await records.open(before, 'familyName')).toBeNull();
    const emailIndex = records.indexFor(Customer, 'email', 'ada@example.com');
    expect(await database.manager.findBy(Customer, { emailIndex })).toEqual([]);
    const invoice = await database.manager.findOneByOrFail(Invoice, { customerId: adaId });
    expect(await records.open(invoice, 'number')).toMatch(/^CX-A/);
    const keys = await vault.dataSource.manager.findBy(VaultKey, { subject: adaId });
    expect(
      keys
        .filter(({ destroyedAt }) => destroyedAt === null)
        .map(({ rule }) => rule)
        .toSorted(),
    ).toEqual(['invoice', 'rights_request']);
  });

  it('the sign-in has ended, the person was told at last, and the receipts can be checked without an account', async () => {
    await paid(house);
    const fresh = cast.ada;
    await carriedOut(house, cast);
    const after = await fresh.ask('{ me { id } }');
    expect([after.status, after.data?.me ?? null]).toEqual([401, null]);
    await expect(house.signIn('ada@example.com')).rejects.toThrow();
    const last = house.mailBox.to('ada@example.com').at(-1)!;
    expect(last.subject).toContain('Your data is erased');
    expect(last.text).toContain('Invoices: until 31 December 2034');
    const receipt = /^ey[\w.-]+$/m.exec(last.text)![0];
    const { data, errors } = await house.nobody.ask(
      'query ($receipt: String!) { verifyReceipt(receipt: $receipt) { valid kind laterReceipts { kind signed } } }',
      { receipt },
    );
    expect({ errors, ...data.verifyReceipt }).toMatchObject({
      errors: [],
      valid: true,
      kind: 'REQUEST_RECEIVED',
    });
    const final = data.verifyReceipt.laterReceipts.at(-1);
    expect(final.kind).toBe('REQUEST_PARTLY_FULFILLED');
    expect(decodeJwt(final.signed).erasure).toMatchObject({ backupsUntil: '2026-12-27' });
    expect(last.text).toContain('are overwritten by 27 December 2026');
  });

  it('other open requests of the person have ended with it', async () => {
    const { agent, adaId } = cast;
    const access = await recorded(agent, adaId);
    await carriedOut(house, cast);
    const officer = await house.signIn('officer@callxtra.example');
    const { data } = await officer.ask(
      `{ node(id: "${access.id}") { ... on RightsRequest { state receipts { kind } } } }`,
    );
    expect(data.node.state).toBe('WITHDRAWN');
  });

  it('a late repetition of the feed opens no new account', async () => {
    const email = 'cleo@example.com';
    const person = await newcomer(house, email, 'C-100');
    await carriedOut(house, { ...cast, ada: person });
    const service = await house.signIn('service');
    const again = await feed(service, 'provisionCustomer', {
      externalReference: 'C-100',
      issuer: house.app.house.signIns.issuer,
      subject: 'somebody-else',
      email,
      currency: 'EUR',
    });
    expect(again.userErrors).toMatchObject([{ code: 'NOT_ALLOWED_NOW', path: ['externalReference'] }]);
    expect(await house.app.house.database.manager.count(BarredReference)).toBe(1);
  });
});

describe('while something is owed', () => {
  it('payment methods stay until the invoice is paid, and go then with a receipt of their own', async () => {
    const { adaId } = cast;
    const id = await carriedOut(house, cast);
    expect([...(await rowsOf(house, adaId)).keys()]).toContain('payment_method');
    await paid(house);
    house.clock.advance(86_400 + 1);
    await house.app.worker?.look();
    await until(async () => !(await rowsOf(house, adaId)).has('payment_method'));
    const officer = await house.signIn('officer@callxtra.example');
    await until(async () => {
      const { data } = await officer.ask(
        `{ node(id: "${id}") { ... on RightsRequest { receipts { kind } } } }`,
      );
      return data.node.receipts.at(-1).kind === 'KEPT_PART_DELETED';
    });
    const { vault } = house.app.house;
    await until(async () => {
      const key = await vault.dataSource.manager.findOneBy(VaultKey, { subject: adaId, rule: '' });
      return key?.destroyedAt !== null;
    });
  });
});

describe('an erasure of named categories', () => {
  it('takes what may go, keeps what the contract needs, and the account goes on', async () => {
    await paid(house);
    const { adaId } = cast;
    const id = await carriedOut(house, cast, ['contact', 'settings', 'billing']);
    const ada = await house.signIn('ada@example.com');
    const { data } = await ada.ask(`{ me { status email phoneNumber postalAddress { city } locale
      billing { currency vatId paymentMethods { id } }
      privacy { rightsRequests { nodes { id state decision { parts { subject reasonCode } } } } } } }`);
    expect(data.me).toMatchObject({
      status: 'ACTIVE',
      email: 'ada@example.com',
      phoneNumber: null,
      postalAddress: null,
      locale: null,
      billing: { currency: 'EUR', vatId: null, paymentMethods: [] },
    });
    expect(data.me.privacy.rightsRequests.nodes[0]).toMatchObject({ id, state: 'PARTLY_FULFILLED' });
    expect(house.mailBox.to('ada@example.com').some(({ subject }) => /part of your data/.test(subject))).toBe(
      true,
    );
    expect([...(await rowsOf(house, adaId)).keys()]).toContain('session');
    expect((await preview(ada, ['log'])).keeps).toEqual([]);
  });

  it('is fulfilled in full where nothing of it is kept', async () => {
    const { ada } = cast;
    const { id } = await demanded(ada, ['settings']);
    await approve(cast, id);
    await coolOff(house);
    const later = await house.signIn('ada@example.com');
    await comesTo(later, id, 'FULFILLED');
    expect((await preview(later, ['settings'])).keeps).toEqual([]);
  });
});

/** As if every open invoice were paid. */
async function paid({ app }: TestHouse): Promise<void> {
  await app.house.database.manager.update(Invoice, { status: In(['OPEN']) }, { status: 'PAID' as never });
}

/** A person's rows as they lie in each table that has any. */
async function rowsOf({ app }: TestHouse, customerId: string): Promise<Map<string, object[]>> {
  const { database, records } = app.house;
  const found = new Map<string, object[]>();
  for (const { name, entity, subject } of records.catalogue.tables) {
    const column = database.getMetadata(entity).findColumnWithPropertyName(subject)!.databaseName;
    const rows = await database.query<object[]>(
      `SELECT * FROM ${name} WHERE ${column} = '${customerId}' ORDER BY 1`,
    );
    if (rows.length > 0) found.set(name, rows);
  }
  return found;
}

/** What each table holds, but for what is written behind the answers. */
function hashesOf(rows: Map<string, object[]>): string[] {
  return [...rows]
    .filter(([name]) => !['access_log_entry', 'session', 'invoice_document'].includes(name))
    .map(([name, of]) => `${name} ${sha256(JSON.stringify(of)).toString('hex')}`);
}

/** The tables in which one of the values lies in clear, or by an index that finds it. */
async function foundAnywhere({ app }: TestHouse, values: readonly string[]): Promise<string[]> {
  const { database, records } = app.house;
  const sought = [
    ...values,
    ...values.map((value) => records.indexFor(Customer, 'email', value)),
    ...values.map((value) => records.indexFor(Customer, 'phoneNumber', value)),
  ];
  const places: string[] = [];
  for (const { tablePath } of database.entityMetadatas) {
    const text = JSON.stringify(await database.query(`SELECT * FROM ${tablePath}`));
    if (sought.some((value) => text.includes(value))) places.push(tablePath);
  }
  return places;
}
