import { createHash } from 'node:crypto';
import type { ObjectLiteral } from 'typeorm';
import type { PersonalColumn } from '../../src/personal-data';
import { openHouse, type TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';
import { until } from '../kit/workers';
import { access, filesOf, packageOf, requestAccess } from './access-kit';
import { letter } from './desk-kit';

let house: TestHouse;
let ada: Visitor;

beforeAll(async () => {
  house = await openHouse();
  ada = await house.signIn('ada@example.com');
});
afterAll(() => house.close());

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

describe('a request for access', () => {
  it('is received with its deadline, its first event and a signed receipt', async () => {
    const { request, userErrors } = await requestAccess(ada, { note: '  please  ' });
    expect(userErrors).toEqual([]);
    expect(request).toMatchObject({
      reference: expect.stringMatching(/^RR-2026-[2-9A-HJKMNP-Z]{5}$/),
      right: 'ACCESS',
      channel: 'PORTAL',
      receivedAt: '2026-11-24T09:00:00.000Z',
      dueAt: '2026-12-24T23:00:00.000Z',
      note: 'please',
    });
    expect(request.timeline[0]).toEqual({ kind: 'STATE', state: 'RECEIVED', actor: 'REQUESTER' });
    expect(request.receipts[0].kind).toBe('REQUEST_RECEIVED');
    await until(() => lettersOf(request.reference).length === 2);
    const received = await letter(house, 'ada@example.com', request.reference, 'Answer due by');
    expect(received).toContain('Access (Art. 15 GDPR)');
    expect(received).toContain('Answer due by: 24 December 2026');
  });

  it('refuses what is wrong with it, all at once and with the paths', async () => {
    const { request, userErrors } = await requestAccess(ada, {
      note: 'x'.repeat(2001),
      categories: ['contact', 'shoe_size'],
      locale: 'not a locale',
    });
    expect(request).toBeNull();
    expect(
      userErrors.map(({ code, path }: { code: string; path: string[] }) => [code, path.join('.')]),
    ).toEqual([
      ['INVALID', 'note'],
      ['INVALID', 'categories.1'],
      ['INVALID', 'locale'],
    ]);
  });

  it('is for customers alone', async () => {
    const mutation = 'mutation { requestAccess(input: {}) { request { id } } }';
    expect(await house.nobody.codes(mutation)).toEqual(['UNAUTHENTICATED']);
    expect(await (await house.signIn('officer@callxtra.example')).codes(mutation)).toEqual(['FORBIDDEN']);
  });
});

describe('its package', () => {
  it('holds every declared value of the person as the database does, and none of anybody else', async () => {
    const customerId = await customerIdOf(ada);
    const before = await heldAbout(customerId);
    const files = await filesOf(await packageOf(house, await access(ada)));
    const data: Copy = JSON.parse(files.get('data.json')!.toString());
    for (const table of before.filter(({ name }) => !moving.includes(name)))
      expect([table.name, rowsIn(data, table.name)]).toEqual([table.name, table.rows]);
    for (const { name, rows } of before)
      expect(rowsIn(data, name).map(({ id }) => id)).toEqual(
        expect.arrayContaining(rows.map(({ id }) => id)),
      );
    expect(rowsIn(data, 'invoice')).toHaveLength(24);
    const everything = [...files.values()].map(String).join('\n');
    expect(everything).toContain('Invalidenstraße 43');
    expect(everything).not.toContain('bob@example.com');
    expect(data.withheld).toContainEqual(
      expect.objectContaining({
        table: 'data_package_chunk',
        field: 'box',
        reason: 'It is the copy itself.',
      }),
    );
  });

  it('names every other file in its manifest with the true size and SHA-256', async () => {
    const request = await access(ada);
    const zip = await packageOf(house, request);
    expect(request.package).toMatchObject({
      bytes: zip.length,
      sha256: sha256(zip),
      expiresAt: '2026-12-08T09:00:00.000Z',
    });
    const files = await filesOf(zip);
    expect([...files.keys()]).toEqual(request.package.files);
    const manifest = JSON.parse(files.get('manifest.json')!.toString());
    expect(manifest).toMatchObject({
      reference: request.reference,
      software: expect.stringMatching(/^callxtra-account-api \d/),
    });
    const others = [...files].filter(([name]) => name !== 'manifest.json');
    expect(manifest.files).toEqual(
      others.map(([name, bytes]) => ({ name, bytes: bytes.length, sha256: sha256(bytes) })),
    );
  });

  it('neutralises formulas in its tables and leaves the data as it is', async () => {
    const note = '=HYPERLINK("http://evil.example","x")';
    const files = await filesOf(await packageOf(house, await access(ada, { note })));
    const csv = files.get('csv/rights_request.csv')!.toString();
    expect(csv).toContain(`"'=HYPERLINK(""http://evil.example"",""x"")"`);
    expect(csv).not.toMatch(/(^|,)"?=/m);
    const data = JSON.parse(files.get('data.json')!.toString());
    expect(
      data.categories.requests.records.rights_request.map((row: { note: string }) => row.note),
    ).toContain(note);
  });

  it('holds only the categories that were asked for', async () => {
    const files = await filesOf(
      await packageOf(house, await access(ada, { categories: ['contact', 'settings'] })),
    );
    const data = JSON.parse(files.get('data.json')!.toString());
    expect(Object.keys(data.categories)).toEqual(['contact', 'settings']);
    expect([...files.keys()]).toContain('csv/customer.csv');
    expect([...files.keys()]).not.toContain('csv/invoice.csv');
    const [header] = files.get('csv/customer.csv')!.toString().split('\r\n');
    expect(header).toBe('\uFEFFid,email,phoneNumber,postalAddress,locale,timeZone');
  });

  it('answers in the language asked for', async () => {
    const files = await filesOf(await packageOf(house, await access(ada, { locale: 'de-AT' })));
    const page = files.get('README.html')!.toString();
    expect(page).toContain('<html lang="de">');
    expect(page).toContain('Übermittlung in Drittländer');
  });

  it('writes to the person without a link, in the language of the request', async () => {
    const { reference } = await access(ada, { locale: 'de' });
    await until(() => lettersOf(reference).length === 2);
    const ready = await letter(house, 'ada@example.com', reference, 'Abrufbar bis');
    expect(ready).toContain('Abrufbar bis: 8. Dezember 2026');
    expect(ready).not.toContain('http');
  });
});

function lettersOf(reference: string): string[] {
  return house.mailBox.mails.filter(({ text }) => text.includes(reference)).map(({ text }) => text);
}

async function customerIdOf(visitor: Visitor): Promise<string> {
  return (await visitor.ask('{ me { id } }')).data.me.id;
}

type Row = { id: string } & Record<string, unknown>;

interface Copy {
  categories: Record<string, { records: Record<string, Row[]> }>;
  withheld: object[];
}

/** Tables that go on while a copy is made. */
const moving = [
  'session',
  'rights_request',
  'rights_request_event',
  'receipt',
  'data_package',
  'outbox_mail',
  'access_log_entry',
];

/** The rows of one table, their values put together from all categories. */
function rowsIn(data: Copy, table: string): Row[] {
  const rows = new Map<string, Row>();
  for (const { records } of Object.values(data.categories))
    for (const row of records[table] ?? []) rows.set(row.id, { ...rows.get(row.id), ...row });
  return [...rows.values()];
}

/** What the data map declares about a person, read from the database without the code that copies. */
async function heldAbout(customerId: string): Promise<{ name: string; rows: Row[] }[]> {
  const { catalogue } = house.app.house.records;
  const tables = catalogue.tables.filter(({ columns }) => columns.some(({ withheld }) => !withheld));
  return Promise.all(
    tables.map(async ({ entity, name, subject, columns }) => {
      const { manager } = house.app.house.database;
      const copied = columns.filter(({ withheld }) => !withheld);
      const found = await manager.findBy<ObjectLiteral>(entity, { [subject]: customerId });
      const rows = await Promise.all(found.map((row) => inClear(row, copied)));
      return { name, rows: rows.toSorted((one, other) => (one.id < other.id ? -1 : 1)) };
    }),
  );
}

async function inClear(row: ObjectLiteral, columns: readonly PersonalColumn[]): Promise<Row> {
  const clear: ObjectLiteral = { id: row.id };
  for (const { property, isSealed, form = 'text' } of columns) {
    const text = isSealed ? await house.app.house.records.open(row as Row, property) : null;
    const opened = text !== null && form !== 'text' ? JSON.parse(text) : text;
    clear[property] = isSealed ? opened : row[property];
  }
  return JSON.parse(JSON.stringify(clear)) as Row;
}
