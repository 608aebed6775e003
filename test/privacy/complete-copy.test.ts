import type { ObjectLiteral } from 'typeorm';
import { AccessActor, AccessLogEntry } from '../../src/account/access-log';
import { newId } from '../../src/foundation/ids';
import type { PersonalColumn } from '../../src/personal-data';
import { openHouse, type TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';
import { access, filesOf, packageOf } from './access-kit';
import { portability } from './portability-kit';

jest.setTimeout(120_000);

const visits = 5000;

let house: TestHouse;
let ada: Visitor;
let files: Map<string, Buffer>;
let data: Copy;

beforeAll(async () => {
  house = await openHouse();
  ada = await house.signIn('ada@example.com');
  const bob = await house.signIn('bob@example.com');
  const customerId: string = (await ada.ask('{ me { id } }')).data.me.id;
  await visit(customerId, visits);
  await visit((await bob.ask('{ me { id } }')).data.me.id, 50);
  for (const visitor of [ada, bob]) await portability(visitor);
  await access(bob);
  files = await filesOf(await packageOf(house, await access(ada, { note: 'everything, please' })));
  data = JSON.parse(files.get('data.json')!.toString());
});
afterAll(() => house.close());

describe('the copy of an account with five thousand visits', () => {
  it('has every row of every table that the data map knows, and no row of anybody else', async () => {
    const { tables } = house.app.house.records.catalogue;
    const isTold = (columns: readonly PersonalColumn[]) => columns.some(({ withheld }) => !withheld);
    const secret = tables.filter(({ columns }) => !isTold(columns));
    expect(secret.flatMap(({ name }) => idsIn(name))).toEqual([]);
    for (const { entity, name, subject } of tables.filter(({ columns }) => isTold(columns))) {
      const told = idsIn(name);
      const held = await idsOf(entity, subject);
      // What was written after the copy had begun is not part of it.
      expect([name, told]).toEqual([name, held.slice(0, told.length)]);
      const since = held.length - told.length;
      expect([name, since]).toEqual([name, madeSince[name] ?? since]);
    }
    expect(idsIn('access_log_entry').length).toBeGreaterThanOrEqual(visits + 30);
  });

  it('tells the same in its tables, in its data and in the counts of its README', () => {
    const page = files.get('README.html')!.toString();
    for (const name of tablesIn(data)) {
      const rows = idsIn(name).length;
      const lines = files
        .get(`csv/${name}.csv`)!
        .toString()
        .split(/\r\n(?=[a-z]{3}_[0-9a-f-]{36})/);
      expect([name, lines.length - 1]).toEqual([name, rows]);
      expect(page).toMatch(new RegExp(`<td>csv/${name}\\.csv</td>(?:(?!</tr>)[^])*<td>${rows}</td>`));
    }
  });

  it('holds the own requests with their steps, notes and receipts, of every right', () => {
    const {
      rights_request: requests,
      receipt,
      rights_request_event: events,
    } = data.categories.requests!.records;
    expect(requests!.map(({ right, format, note }) => [right, format, note])).toEqual([
      ['PORTABILITY', 'JSON', null],
      ['ACCESS', null, 'everything, please'],
    ]);
    expect(events!.map(({ state }) => state)).toEqual([
      'RECEIVED',
      'EXECUTING',
      'FULFILLED',
      'RECEIVED',
      'EXECUTING',
    ]);
    expect(receipt!.map(({ kind }) => kind)).toEqual([
      'REQUEST_RECEIVED',
      'REQUEST_FULFILLED',
      'REQUEST_RECEIVED',
    ]);
  });

  it('names every column that is withheld, with the reason', () => {
    const withheld = house.app.house.records.catalogue.tables.flatMap(({ name, columns }) =>
      columns.filter((column) => column.withheld).map(({ property }) => `${name}.${property}`),
    );
    expect(data.withheld.map(({ table, field }) => `${table}.${field}`).toSorted()).toEqual(
      withheld.toSorted(),
    );
    expect(data.withheld.every(({ reason }) => reason.length > 0)).toBe(true);
  });
});

type Row = { id: string } & Record<string, unknown>;

interface Copy {
  categories: Record<string, { records: Record<string, Row[]> }>;
  withheld: { table: string; field: string; reason: string }[];
}

/** How many rows the making of the copy itself adds; of tables not named here none, or any where work goes on. */
const madeSince: Record<string, number> = {
  customer: 0,
  billing_account: 0,
  invoice: 0,
  payment_method: 0,
  preference: 0,
  identity: 0,
  issuer_account: 0,
  rights_request: 0,
  rights_request_event: 1,
  receipt: 1,
};

function tablesIn({ categories }: Copy): string[] {
  return [...new Set(Object.values(categories).flatMap(({ records }) => Object.keys(records)))];
}

/** The ids of a table's rows in the copy, sorted: the same in each of its categories. */
function idsIn(table: string): string[] {
  const lists = Object.values(data.categories).flatMap(({ records }) =>
    records[table] ? [records[table]] : [],
  );
  const [ids = [], ...others] = lists.map((rows) => rows.map(({ id }) => id));
  for (const other of others) expect(other).toEqual(ids);
  return ids;
}

/** The ids of the person's rows in the database, sorted. */
async function idsOf(entity: Function, subject: string): Promise<string[]> {
  const { manager } = house.app.house.database;
  const customerId = (await ada.ask('{ me { id } }')).data.me.id;
  const rows = await manager.find<ObjectLiteral>(entity, { where: { [subject]: customerId } });
  return rows.map(({ id }) => String(id)).toSorted();
}

async function visit(customerId: string, times: number): Promise<void> {
  const { records, database, clock } = house.app.house;
  const rows: object[] = [];
  for (let i = 0; i < times; i++) {
    const row = { id: newId('log'), customerId };
    const traces = { ipAddress: `192.0.2.${i % 250}`, browser: 'Firefox 145', operatingSystem: 'Windows 11' };
    const sealed = await records.seal(AccessLogEntry, row, traces);
    const at = new Date(clock.now().getTime() - i * 1000);
    rows.push({ ...row, at, actor: AccessActor.SELF, operation: 'Dashboard', ...sealed });
  }
  for (let i = 0; i < rows.length; i += 500)
    await database.manager.insert(AccessLogEntry, rows.slice(i, i + 500));
}
