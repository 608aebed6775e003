import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { ObjectLiteral } from 'typeorm';
import { ZipFile } from 'yazl';
import { LedgerEntry } from '../../src/ledger';
import { Identity } from '../../src/identity';
import { IssuerAccount } from '../../src/identity/issuer/accounts/issuer-account.entity';
import { Arrival } from '../../src/privacy';
import { PackageRefused } from '../../src/privacy/arrival/package-refused';
import { openHouse, type TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';
import { settled } from '../kit/workers';
import { startProgram } from '../operations/processes';
import { filesOf, packageOf } from './access-kit';
import { portability } from './portability-kit';

jest.setTimeout(120_000);

let folder: string;
let zip: Buffer;
let json: string;
let before: object;
let there: TestHouse;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'callxtra-arrival-'));
  const here = await openHouse();
  const ada = await here.signIn('ada@example.com');
  await ada.ask('mutation { updateProfile(input: { timeZone: "Europe/Lisbon" }) { userErrors { code } } }');
  zip = await packageOf(here, await portability(ada));
  json = (await filesOf(zip)).get('portable.json')!.toString();
  before = JSON.parse(json).categories;
  await here.close();
});
afterAll(() => rm(folder, { recursive: true }));

describe.each(['ZIP', 'JSON'])('a package that is taken in from %s', (form) => {
  const file = () => (form === 'ZIP' ? zip : Buffer.from(json));
  let ada: Visitor;

  beforeAll(async () => {
    there = await openHouse({ DEMO: 'off' });
  });
  afterAll(() => there.close());

  it('makes a new customer with the same portable set', async () => {
    const { code, out, err } = await command(file());
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(
      /^Customer cus_[0-9a-f-]{36} was made: customer 1, billing_account 1, identity 1, payment_method 2, preference 2\.\n$/,
    );
    ada = await newcomer();
    const files = await filesOf(await packageOf(there, await portability(ada)));
    expect(JSON.parse(files.get('portable.json')!.toString()).categories).toEqual(before);
  });

  it('is usable as any other account, and its payment methods are not charged', async () => {
    const { data, errors } = await ada.ask(`{ me { id status version name { full } createdAt
      communication { preferences { topic { code } granted } } billing { currency paymentMethods { state last4 } } } }`);
    expect(errors).toEqual([]);
    expect(data.me).toMatchObject({ status: 'ACTIVE', version: 1, name: { full: 'Ada Lovelace' } });
    expect(data.me.billing.paymentMethods).toEqual(
      expect.arrayContaining([
        { state: 'FAILED', last4: '4242' },
        { state: 'FAILED', last4: '3000' },
      ]),
    );
    const trail = await there.app.house.database.manager.find(LedgerEntry);
    expect(trail.map(({ action, role }) => [action, role])).toContainEqual(['customer.imported', 'SYSTEM']);
  });

  it('is not taken in twice', async () => {
    await settled(there);
    const rows = await rowsOf(there);
    const { code, out, err } = await command(file());
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/^This customer is here already/);
    expect(await rowsOf(there)).toEqual(rows);
  });
});

describe('a file that is no such package changes nothing and is told why', () => {
  beforeAll(async () => {
    there = await openHouse({ DEMO: 'off' });
  });
  afterAll(() => there.close());

  const altered = (from: string, to: string) => () => Buffer.from(json.replace(from, to));
  const files: [string, () => Promise<Buffer> | Buffer, RegExp][] = [
    ['an empty file', () => Buffer.alloc(0), /no JSON in UTF-8/],
    ['a picture', () => Buffer.from('89504e470d0a1a0a', 'hex'), /no JSON in UTF-8/],
    ['half of the ZIP', () => zip.subarray(0, zip.length / 2), /ZIP file is damaged/],
    ['half of the JSON', () => Buffer.from(json.slice(0, 400)), /no JSON in UTF-8/],
    ['JSON of something else', () => Buffer.from('{"a":[]}'), /the schema of this installation/],
    ['another version', altered('"version":1', '"version":2'), /- version: /],
    [
      'a field that is not known here',
      altered('"topic":', '"hobby":"x","topic":'),
      /Unrecognized key: "hobby"/,
    ],
    [
      'a channel that there is not',
      altered('"channel":"EMAIL"', '"channel":"PIGEON"'),
      /preference\.0\.channel/,
    ],
    ['an address that is none', altered('"email":"ada@', '"email":"ada '), /contact\.customer\.0\.email/],
    [
      'a language that is none',
      altered('"locale":"en-GB"', '"locale":"x!"'),
      /settings\.customer\.0\.locale/,
    ],
    ['two persons', altered('"customer": [', '"customer": [{},'), /categories\.identity\.customer\.0/],
    [
      'a ZIP whose JSON is not the one of its manifest',
      () => zipWith(json.replace('Lovelace', 'Byron')),
      /was altered/,
    ],
    ['lists of different length', withoutSettings, /differ in length/],
    ['a ZIP in CSV', () => zipOf({ 'csv/customer.csv': 'a,b' }), /in the format JSON/],
  ];

  it.each(files)('%s', async (_name, bytes, why) => {
    const rows = await rowsOf(there);
    const refusal = await new Arrival(there.app.house).take(await bytes()).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(PackageRefused);
    expect((refusal as Error).message).toMatch(why);
    expect((refusal as Error).message).not.toMatch(/PIGEON|x!/);
    expect(await rowsOf(there)).toEqual(rows);
  });

  it('one that is too large, before it is read', async () => {
    const { code, err } = await command(Buffer.alloc(64 * 1024 * 1024 + 1));
    expect([code, err]).toEqual([1, 'The file is larger than 67108864 bytes.\n']);
  });

  it('none at all', async () => {
    for (const args of [[], ['a', 'b'], [join(folder, 'nowhere.zip')], [folder]]) {
      const { ended, stderr } = startProgram('commands/import-package', placesOf(), args);
      expect(await ended).toBe(1);
      expect(stderr().trim().split('\n')).toHaveLength(1);
    }
  });
});

function withoutSettings(): Buffer {
  const document = JSON.parse(json);
  document.categories.settings.customer = [];
  return Buffer.from(JSON.stringify(document));
}

/** Runs the command on the house's stores, as an operator does beside the server. */
async function command(bytes: Buffer) {
  const file = join(folder, 'package');
  await writeFile(file, bytes);
  const { ended, stdout, stderr } = startProgram('commands/import-package', placesOf(), [file]);
  return { code: await ended, out: stdout(), err: stderr() };
}

function placesOf(): Record<string, string> {
  const { databaseUrl } = there.app.house.settings;
  return { DATA_DIR: there.dataDir, DEMO: 'off', ...(databaseUrl && { DATABASE_URL: databaseUrl }) };
}

/** The customer signs in as before: with the account that the package names. */
async function newcomer(): Promise<Visitor> {
  const { identity, house } = there.app;
  const [{ customerId, subject }] = (await house.database.manager.find(Identity)) as [Identity];
  const account = { email: 'ada@example.com', password: 'callxtra-demo', roles: ['CUSTOMER'] };
  const id = await identity.embedded!.accounts.create({ ...account, customerId });
  await house.database.manager.update(IssuerAccount, { id }, { id: subject });
  return there.signIn('ada@example.com');
}

/** How many rows each table about people has, but for log and sessions, which are written behind the answers. */
async function rowsOf({ app }: TestHouse): Promise<Record<string, number>> {
  const { database, records } = app.house;
  const tables = records.catalogue.tables.filter(
    ({ name }) => !['access_log_entry', 'session'].includes(name),
  );
  const counts = tables.map(async ({ entity, name }): Promise<[string, number]> => [
    name,
    await database.manager.count<ObjectLiteral>(entity),
  ]);
  return Object.fromEntries(await Promise.all(counts));
}

async function zipWith(document: string): Promise<Buffer> {
  const files = [...(await filesOf(zip))].map(([name, bytes]) => [name, bytes.toString()]);
  return zipOf({ ...Object.fromEntries(files), 'portable.json': document });
}

function zipOf(files: Record<string, string>): Promise<Buffer> {
  const made = new ZipFile();
  for (const [name, text] of Object.entries(files)) made.addBuffer(Buffer.from(text), name);
  made.end();
  return buffer(made.outputStream as Readable);
}
