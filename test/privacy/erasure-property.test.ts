import fc from 'fast-check';
import { Invoice } from '../../src/account/invoices';
import { sha256 } from '../../src/foundation/cryptography';
import { Sealed } from '../../src/foundation/sealed';
import { type PurposeCode, purposeOf, purposes } from '../../src/personal-data';
import { passing } from '../../src/processing';
import { type Residue, searchFolder, ServerSearch, Sought } from '../../src/residue';
import { openHouse, type TestHouse } from '../kit/open-house';
import { settled, until } from '../kit/workers';
import { approve, demanded } from './erasure-kit';
import { life, live, staffOf, type Person } from './made-up-lives';

/** How many times two people live and one of them is erased. */
const runs = Number(process.env.ERASURE_RUNS ?? 2);
jest.setTimeout(60_000 + runs * 60_000);

const everyPurpose = Object.keys(purposes) as PurposeCode[];

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse({ COOLING_OFF: 'PT0S' });
});
afterAll(() => house.close());

test('51. of whoever is erased nothing is found, what is kept opens for its law alone, and all others are as before', async () => {
  const property = fc.asyncProperty(life, life, async (one, other) => {
    fc.pre(one.salt !== other.salt);
    const staff = await staffOf(house);
    const erased = await live(house, staff, one);
    await live(house, staff, other);
    await timePasses(4);
    const others = await rowsOfOthers(erased);

    const id = await erase(erased);

    expect(await leftOf(erased)).toEqual([]);
    expect(await rowsOfOthers(erased)).toEqual(others);
    await expectKeptPartsCited(erased, id);
    if (await isOwing(erased)) await payAll(erased, id);
    await expectOpenForItsLawAlone(erased);
    expect(await leftOf(erased)).toEqual([]);
  });
  await fc.assert(property, { numRuns: runs, endOnFailure: true });
});

/** As long as everything takes that comes by itself, so that nothing does while somebody is erased. */
async function timePasses(days: number): Promise<void> {
  await settled(house);
  house.clock.advance(days * 86_400);
  await house.app.worker?.look();
  await settled(house);
  await house.app.house.erasures.forget('nobody'); // writes what waits
}

async function erase(person: Person): Promise<string> {
  const staff = await staffOf(house);
  const { id } = await demanded(await house.signIn(person.email));
  await approve(staff, id);
  await house.app.worker?.look();
  await until(async () => {
    const { data } = await staff.officer.ask(`{ node(id: "${id}") { ... on RightsRequest { state } } }`);
    return data.node.state === 'PARTLY_FULFILLED';
  });
  await settled(house);
  return id;
}

/** Where a value of the person is found in any form: files, tables, logs, and where they can be read the server's files. */
async function leftOf({ planted }: Person): Promise<Residue[]> {
  const sought = new Sought(planted);
  const { databaseUrl } = house.app.house.settings;
  const found = await listOf(searchFolder(house.dataDir, 'DATA_DIR', sought));
  const inLog = sought.in(Buffer.from(house.logged.join('\n')));
  found.push(...inLog.map(({ value, form }) => ({ value, form, place: 'the log' })));
  if (!databaseUrl) return found;
  const server = new ServerSearch(databaseUrl, sought);
  try {
    found.push(...(await listOf(server.tables())));
    const folder = await server.folder();
    if (folder) found.push(...(await listOf(server.files(folder))));
  } finally {
    server.close();
  }
  return found;
}

type Row = Record<string, unknown>;

/** Every row about anybody else as it lies in its table: a hash of all that it holds. */
async function rowsOfOthers({ id }: Person): Promise<Record<string, string>> {
  const { database, records } = house.app.house;
  const hashes: Record<string, string> = {};
  // A letter to our own office is nobody's.
  const isOther = (subject: unknown) => /^(cus|per)_/.test(String(subject)) && subject !== id;
  for (const { name, entity, subject } of records.catalogue.tables) {
    const { columns, primaryColumns } = database.getMetadata(entity);
    const subjectColumn = columns.find(({ propertyName }) => propertyName === subject)!.databaseName;
    for (const row of await database.query<Row[]>(`SELECT * FROM ${name}`)) {
      const key = primaryColumns.map(({ databaseName }) => row[databaseName]).join(' ');
      if (isOther(row[subjectColumn])) hashes[`${name} ${key}`] = sha256(JSON.stringify(row)).toString('hex');
    }
  }
  return hashes;
}

/** Every column that is left has a line in the plan, with its ground, law and last day. */
async function expectKeptPartsCited({ id: customerId }: Person, requestId: string): Promise<void> {
  const { records, database } = house.app.house;
  const officer = await house.signIn('officer@callxtra.example');
  const { data, errors } = await officer.ask(
    `{ node(id: "${requestId}") { ... on ErasureRequest { plan { keeps { category { code } ground law until } } } } }`,
  );
  expect(errors).toEqual([]);
  const cited = new Set(
    data.node.plan.keeps
      .filter(({ ground, law, until: last }: Record<string, string>) => ground && law && last)
      .map(({ category }: { category: { code: string } }) => category.code),
  );
  expect(cited.size).toBeGreaterThan(0);
  const left: string[] = [];
  for (const { entity, subject, columns, isOwnRow } of records.catalogue.tables)
    for (const row of isOwnRow ? [] : await database.manager.findBy<Row>(entity, { [subject]: customerId }))
      for (const { property, category } of columns)
        if (row[property] !== null && !cited.has(category)) left.push(`${entity.name}.${property}`);
  expect(left).toEqual([]);
}

/** The tax reader opens a kept invoice, whoever answers the person's rights a request; nobody else opens either. */
async function expectOpenForItsLawAlone({ id: customerId, invoices }: Person): Promise<void> {
  const { records, database } = house.app.house;
  const seen: Record<string, PurposeCode[]> = {};
  const lawful: Record<string, PurposeCode[]> = {};
  for (const { entity, subject, columns } of records.catalogue.tables)
    for (const row of await database.manager.findBy<Row>(entity, { [subject]: customerId }))
      for (const { property, keyRule } of columns.filter(
        (column) => row[column.property] instanceof Sealed,
      )) {
        const place = `${entity.name}.${property}`;
        seen[place] = await purposesThatOpen(row, property);
        lawful[place] = keyRule === null ? [] : everyPurpose.filter((purpose) => serves(purpose, keyRule));
      }
  expect(seen).toEqual(lawful);
  const kept = await database.manager.findBy(Invoice, { customerId });
  const numbers = await passing({ entrance: 'test', purpose: 'tax' }, () =>
    Promise.all(kept.map((invoice) => records.open(invoice, 'number'))),
  );
  expect(new Set(numbers)).toEqual(new Set(invoices));
}

async function purposesThatOpen(row: Row, property: string): Promise<PurposeCode[]> {
  const { records } = house.app.house;
  const open: PurposeCode[] = [];
  for (const purpose of everyPurpose)
    await passing({ entrance: 'test', purpose }, () => records.open(row as never, property as never)).then(
      (value) => value && open.push(purpose),
      (error: Error) => expect(error.message).toContain('RESTRICTED'),
    );
  return open;
}

/** Art. 15 reaches what is kept, too: whoever answers the person's rights opens it. */
function serves(purpose: PurposeCode, rule: string): boolean {
  return purposeOf(purpose).retention === rule || purpose === 'rights' || purpose === 'package';
}

async function isOwing({ id }: Person): Promise<boolean> {
  const { erasures, database } = house.app.house;
  return (await erasures.facts(database.manager, id)).owedOn !== null;
}

/** What was kept for an open claim goes by itself once the claim is settled. */
async function payAll({ id: customerId }: Person, requestId: string): Promise<void> {
  const { manager } = house.app.house.database;
  await manager.update(Invoice, { customerId, status: 'OPEN' as never }, { status: 'PAID' as never });
  await timePasses(2);
  const officer = await house.signIn('officer@callxtra.example');
  await until(async () => {
    const { data } = await officer.ask(
      `{ node(id: "${requestId}") { ... on RightsRequest { receipts { kind } } } }`,
    );
    return data.node.receipts.at(-1).kind === 'KEPT_PART_DELETED';
  });
  await settled(house);
}

async function listOf<T>(found: AsyncGenerator<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const each of found) list.push(each);
  return list;
}
