import { Readable } from 'node:stream';
import Ajv from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { Customer } from '../../src/account/profile';
import { newId } from '../../src/foundation/ids';
import { LedgerEntry } from '../../src/ledger';
import { isPortable } from '../../src/personal-data';
import { SubjectSnapshot } from '../../src/privacy/copy/subject-snapshot';
import { portableJson } from '../../src/privacy/portable/portable-json';
import { planPortable } from '../../src/privacy/portable/portable-plan';
import { RightsRequest } from '../../src/privacy/requests/rights-request.entity';
import { RequestState } from '../../src/privacy/requests/vocabulary';
import { openHouse, type TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';
import { until } from '../kit/workers';
import { filesOf, packageOf } from './access-kit';
import { done, letter, refused } from './desk-kit';
import { findPortability, portability, requestPortability } from './portability-kit';

let house: TestHouse;
let ada: Visitor;

beforeAll(async () => {
  house = await openHouse();
  ada = await house.signIn('ada@example.com');
});
afterAll(() => house.close());

describe('a request to take data elsewhere', () => {
  it('is received with its deadline, event, signed receipt and letter, and leaves its trail', async () => {
    const { request, userErrors } = await requestPortability(ada);
    expect(userErrors).toEqual([]);
    expect(request).toMatchObject({
      reference: expect.stringMatching(/^RR-2026-/),
      right: 'PORTABILITY',
      channel: 'PORTAL',
      format: 'JSON',
      receivedAt: '2026-11-24T09:00:00.000Z',
      dueAt: '2026-12-24T23:00:00.000Z',
    });
    expect(request.timeline[0]).toEqual({ kind: 'STATE', state: 'RECEIVED', actor: 'REQUESTER' });
    expect(request.receipts[0].kind).toBe('REQUEST_RECEIVED');
    await until(async () => (await findPortability(ada, request.id)).state === 'FULFILLED');
    await until(() => lettersOf(request.reference).length === 2);
    expect(await letter(house, 'ada@example.com', request.reference, 'Answer due by')).toContain(
      'Data portability (Art. 20 GDPR)',
    );
    const found = await findPortability(ada, request.id);
    expect(found.receipts.map(({ kind }: { kind: string }) => kind)).toEqual([
      'REQUEST_RECEIVED',
      'REQUEST_FULFILLED',
    ]);
    const trail = await house.app.house.database.manager.findBy(LedgerEntry, { about: request.id });
    expect(trail.map(({ action, fields }) => [action, fields])).toEqual([
      ['request.received', 'PORTABILITY'],
      ['request.fulfilled', 'PORTABILITY'],
    ]);
  });

  it('writes nothing where it is only tried, and says what is wrong with it', async () => {
    const { totalCount } = await listed();
    expect(await requestPortability(ada, { validateOnly: true })).toEqual({ request: null, userErrors: [] });
    const { request, userErrors } = await requestPortability(ada, { locale: 'not a locale' });
    expect(request).toBeNull();
    expect(userErrors).toEqual([expect.objectContaining({ code: 'INVALID', path: ['locale'] })]);
    expect((await listed()).totalCount).toBe(totalCount);
  });

  it('is for customers alone, and a stranger meets none of it', async () => {
    const { id } = await portability(ada);
    const mutation = 'mutation { requestPortability(input: {}) { request { id } } }';
    expect(await house.nobody.codes(mutation)).toEqual(['UNAUTHENTICATED']);
    expect(await (await house.signIn('officer@callxtra.example')).codes(mutation)).toEqual(['FORBIDDEN']);
    expect(await findPortability(await house.signIn('bob@example.com'), id)).toBeNull();
  });

  it('comes once however often it is sent with one key, and is linked to one that is open', async () => {
    await house.app.worker!.stop();
    const mutation = 'mutation { requestPortability(input: {}) { request { id duplicateOf { id } } } }';
    const send = () => ada.ask(mutation, {}, { 'idempotency-key': 'the-second-click-counts-once' });
    const [first, again] = [(await send()).data, (await send()).data];
    expect(again).toEqual(first);
    const { request: second } = await requestPortability(ada, { format: 'CSV' });
    expect(second).toMatchObject({ format: 'CSV', duplicateOf: { reference: expect.any(String) } });
    await house.reopen();
  });
});

describe('what an officer leaves out of it', () => {
  it('is in no file, is told as left out, and the rest is what the published schema accepts', async () => {
    await house.app.worker!.stop();
    const { request } = await requestPortability(ada);
    const { manager } = house.app.house.database;
    await manager.update(RightsRequest, { id: request.id }, { state: RequestState.IN_REVIEW });
    const officer = await house.signIn('officer@callxtra.example');
    const leaving = (subject: string) => ({
      requestId: request.id,
      except: [{ subject, reasonCode: 'OTHERS_RIGHTS', reason: 'It names somebody else.' }],
    });
    expect(await refused(officer, 'approveRightsRequest', leaving('log'))).toEqual([
      'INVALID except 0 subject',
    ]);
    await done(officer, 'approveRightsRequest', leaving('contact'));
    await house.reopen();
    await until(async () => (await findPortability(ada, request.id)).state === 'PARTLY_FULFILLED');
    const found = await findPortability(ada, request.id);
    expect(found.receipts.at(-1).kind).toBe('REQUEST_PARTLY_FULFILLED');
    const files = await filesOf(await packageOf(house, found));
    const document = JSON.parse(files.get('portable.json')!.toString());
    expect(Object.keys(document.categories)).not.toContain('contact');
    const validate = addFormats(new Ajv()).compile(await publishedSchema());
    expect(validate(document)).toBe(true);
    expect(files.get('portable.json')!.toString()).not.toContain('+4930901820');
    expect(files.get('README.html')!.toString()).toContain('The decision on your request says why.');
  });
});

describe('its package', () => {
  it('is one JSON file that the published schema accepts, of the portable columns and their values', async () => {
    const files = await filesOf(await packageOf(house, await portability(ada)));
    expect([...files.keys()]).toEqual(['portable.json', 'README.html', 'manifest.json']);
    const document = JSON.parse(files.get('portable.json')!.toString());
    const schema = await publishedSchema();
    expect(document.$schema).toBe(schema.$id);
    const validate = addFormats(new Ajv({ allErrors: true })).compile(schema);
    validate(document);
    expect(validate.errors).toBeNull();
    expect(Object.keys(document.categories)).toEqual([
      'identity',
      'contact',
      'settings',
      'billing',
      'communication',
      'sign_in',
    ]);
    expect(document.categories.contact.customer).toEqual([
      {
        email: 'ada@example.com',
        phoneNumber: '+4930901820',
        postalAddress: expect.objectContaining({ lines: ['Invalidenstraße 43'] }),
      },
    ]);
    expect(document.categories.communication.preference).toContainEqual({
      topic: 'product_news',
      channel: 'EMAIL',
      granted: true,
      since: '2026-11-24T09:00:00.000Z',
    });
    expect(document.categories.billing.payment_method).toHaveLength(2);
  });

  it('is refused by the published schema once a value is of another kind, or a field is new', async () => {
    const files = await filesOf(await packageOf(house, await portability(ada)));
    const validate = addFormats(new Ajv()).compile(await publishedSchema());
    for (const [from, to] of [
      ['"granted":true', '"granted":"yes"'],
      ['"channel":"EMAIL"', '"channel":"PIGEON"'],
      ['"version":1', '"version":2'],
      ['"last4":"4242"', '"last4":"4242424242424242"'],
      ['"topic":', '"hobby":"chess","topic":'],
    ] as const)
      expect([to, validate(JSON.parse(files.get('portable.json')!.toString().replace(from, to)))]).toEqual([
        to,
        false,
      ]);
  });

  it('is a table for each kind of record in CSV, without ids of ours', async () => {
    const files = await filesOf(await packageOf(house, await portability(ada, { format: 'CSV' })));
    expect([...files.keys()]).toEqual([
      'csv/billing_account.csv',
      'csv/customer.csv',
      'csv/identity.csv',
      'csv/payment_method.csv',
      'csv/preference.csv',
      'README.html',
      'manifest.json',
    ]);
    const [header, first, ...rest] = files.get('csv/preference.csv')!.toString().split('\r\n');
    expect(header).toBe('\uFEFFtopic,channel,granted,since');
    expect(first).toBe('product_news,EMAIL,true,2026-11-24T09:00:00.000Z');
    expect(rest).toEqual(['offers,EMAIL,false,2026-11-24T09:00:00.000Z', '']);
  });

  it('says what is left out and why, by category and purpose, in the language asked for', async () => {
    const files = await filesOf(await packageOf(house, await portability(ada, { locale: 'de-AT' })));
    const page = files.get('README.html')!.toString();
    expect(page).toContain('<html lang="de">');
    for (const part of [
      'Was weggelassen ist und warum',
      'eine rechtliche Verpflichtung (Art. 6 Abs. 1 Buchst. c DSGVO)',
      'von uns abgeleitet',
      'Wer ihn hat, kann das Zahlungsmittel belasten.',
      'Rechnungsnummer',
      `${house.app.house.settings.publicUrl}/schemas/portable-data/v1.json`,
    ])
      expect(page).toContain(part);
    const left = page.slice(page.indexOf('Was weggelassen ist'));
    const columns = house.app.house.records.catalogue.tables.flatMap((table) => table.columns);
    for (const column of columns.filter((each) => !isPortable(each)))
      expect(left).toContain(column.description.de);
  });

  it('holds nothing of anybody else', async () => {
    const files = await filesOf(await packageOf(house, await portability(ada)));
    expect([...files.values()].map(String).join('\n')).not.toMatch(/bob@example\.com|12 rue de Rivoli/);
  });
});

it('a file whose records went while it was written is not made', async () => {
  const { database, records } = house.app.house;
  const { id } = (await ada.ask('{ me { id } }')).data.me;
  const plan = planPortable(records.catalogue);
  const pieces = portableJson({}, plan, await SubjectSnapshot.take(database, records, plan, id));
  for (let text = ''; !text.includes('"contact"');) text = (await pieces.next()).value ?? '';
  await database.manager.update(Customer, { id }, { id: newId('cus') });
  await expect(Readable.from(pieces).toArray()).rejects.toThrow(
    'Rows of customer went while they were read.',
  );
});

async function publishedSchema(): Promise<{ $id: string }> {
  const response = await house.app.http.inject('/schemas/portable-data/v1.json');
  expect(response.headers['content-type']).toBe('application/schema+json; charset=utf-8');
  const schema = response.json<{ $id: string; $schema: string }>();
  expect(schema).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `${house.app.house.settings.publicUrl}/schemas/portable-data/v1.json`,
  });
  return schema;
}

async function listed() {
  const { data } = await ada.ask('{ me { privacy { rightsRequests { totalCount } } } }');
  return data.me.privacy.rightsRequests;
}

function lettersOf(reference: string): string[] {
  return house.mailBox.mails.filter(({ text }) => text.includes(reference)).map(({ text }) => text);
}
