import { type EntityTarget, IsNull, type ObjectLiteral } from 'typeorm';
import { Invoice, InvoiceStatus } from '../../src/account/invoices';
import { Customer } from '../../src/account/profile';
import { LedgerEntry, verifyLedger } from '../../src/ledger';
import { RightsRequest } from '../../src/privacy/requests/rights-request.entity';
import { openHouse, type TestHouse } from '../kit/open-house';
import { settled } from '../kit/workers';
import { everyDeed, live, type Person, staffOf } from './made-up-lives';

jest.setTimeout(900_000);

/** Privacy policy, section 7, in the test's own words: from what moment of which column a row is kept, and how long. */
interface Term {
  from: string;
  /** The table whose row holds that column, and by which column of the row it is found. */
  of?: [table: string, by: string];
  days?: number;
  /** From the end of the year on. */
  years?: number;
  /** Where nothing ends it before, it ends when the account goes. */
  orWithAccount?: boolean;
}

const withAccount: Term = { from: 'contractEndedOn', of: ['customer', 'customerId'], days: 90 };
const withRequest: Term = { from: 'closedAt', of: ['rights_request', 'requestId'], years: 3 };
const terms: Record<string, Term> = {
  customer: { from: 'contractEndedOn', days: 90 },
  identity: withAccount,
  issuer_account: withAccount,
  external_reference: withAccount,
  billing_account: withAccount,
  payment_method: withAccount,
  preference: withAccount,
  access_log_entry: { from: 'at', days: 90 },
  session: { from: 'lastSeenAt', days: 90 },
  outbox_mail: { from: 'sentAt', days: 1 },
  invoice: { from: 'issuedOn', years: 8 },
  invoice_document: { from: 'issuedOn', of: ['invoice', 'id'], years: 8 },
  rights_request: { from: 'closedAt', years: 3 },
  rights_request_event: withRequest,
  rights_decision: withRequest,
  receipt: withRequest,
  requester: withRequest,
  correction: withRequest,
  supplementary_statement: withRequest,
  data_package: withRequest,
  processing_restriction: { from: 'liftedAt', years: 3, orWithAccount: true },
  processing_objection: { from: 'endedAt', years: 3, orWithAccount: true },
  recipient_notice: { from: 'at', years: 3 },
  data_package_chunk: { from: 'readyAt', of: ['data_package', 'packageId'], days: 14 },
  email_change: { from: 'until', days: 1 },
  guest_pass: { from: 'renewableUntil', days: 1 },
};

const zone = 'Europe/Berlin';
const dayMs = 86_400_000;
const contractEndedOn = '2026-12-31';
/** Ninety days later. */
const accountGone = new Date('2027-04-01T09:00:00Z');

let house: TestHouse;
let person: Person;

beforeAll(async () => {
  house = await openHouse({ CONTROLLER_TIME_ZONE: zone });
  person = await live(house, await staffOf(house), { salt: 'wxcvbnwxcvbn', deeds: everyDeed });
  await settled(house);
  await house.app.house.erasures.forget('nobody'); // writes what waits
  await closeEverything();
});
afterAll(() => house.close());

test('52. through the years everything is gone on its day, and nothing earlier', async () => {
  const rows = await rowsOfPerson();
  expect(new Set(rows.map(({ table }) => table))).toEqual(new Set(Object.keys(terms)));
  for (const at of looks()) {
    house.clock.advance((at.getTime() - house.clock.now().getTime()) / 1000);
    await house.app.worker?.look();
    await settled(house);
    const left = new Set((await rowsOfPerson()).map(({ name }) => name));
    const seen = rows.map(({ name, dueAt }) => [name, left.has(name), dueAt]);
    expect([at, seen]).toEqual([at, rows.map(({ name, dueAt }) => [name, dueAt >= at, dueAt])]);
  }
  expect((await rowsOfPerson()).map(({ name }) => name)).toEqual([]);
  expect(await house.app.house.vault.keysOf(person.id)).toEqual([]);
});

test('three years after its last entry the trail goes as a whole, and a tombstone stands for it', async () => {
  const { ledger, database, vault } = house.app.house;
  const where = { chain: ledger.chainOf(person.id) };
  const trail = await database.manager.find(LedgerEntry, { where, order: { seq: 'DESC' } });
  expect(trail.length).toBeGreaterThan(1);
  const last = trail[0]!;
  const left: LedgerEntry[][] = [];
  for (const days of [3 * 365 - 1, 3 * 366]) {
    house.clock.advance((last.at.getTime() + days * dayMs - house.clock.now().getTime()) / 1000);
    await house.app.worker?.look();
    await settled(house);
    left.push(await database.manager.findBy(LedgerEntry, where));
  }
  expect(left[0]).toHaveLength(trail.length);
  expect(left[1]).toMatchObject([{ kind: 'TOMBSTONE', seq: last.seq + 1, previousHash: last.hash }]);
  const { faults } = await verifyLedger(database.manager, vault.dataSource.manager, ledger);
  expect(faults).toEqual([]);
});

/** As if the contract had ended with the year and been paid for, and everything that the person set going a day after it began. */
async function closeEverything(): Promise<void> {
  const { manager } = house.app.house.database;
  const customerId = person.id;
  const closedAt = new Date('2026-11-25T12:00:00Z');
  await manager.update(Customer, { id: customerId }, { contractEndedOn });
  await manager.update(RightsRequest, { customerId, closedAt: IsNull() }, { closedAt });
  await manager.update(Invoice, { customerId }, { status: InvoiceStatus.PAID });
}

/** Every day until the account is gone, then every four weeks of the year, then about the turns of years. */
function looks(): Date[] {
  const first = house.clock.now().getTime() + 1000;
  const daily = Array.from({ length: 130 }, (_, i) => first + (i + 1) * dayMs);
  const monthly = Array.from({ length: 8 }, (_, i) => daily.at(-1)! + (i + 1) * 28 * dayMs);
  const turns = [2029, 2030, 2034].flatMap((year) => [`${year}-12-31T22:30:00Z`, `${year}-12-31T23:30:00Z`]);
  return [
    ...daily,
    ...monthly,
    ...turns.flatMap((turn) => [Date.parse(turn), Date.parse(turn) + 3 * dayMs]),
  ].map((at) => new Date(at));
}

interface KnownRow {
  table: string;
  name: string;
  /** From this instant on it may be there no more. */
  dueAt: Date;
}

type Row = Record<string, Date | string | number | null>;

async function rowsOfPerson(): Promise<KnownRow[]> {
  const { database, records } = house.app.house;
  const rowsIn = (target: EntityTarget<ObjectLiteral>, where: object) =>
    database.manager.findBy(target, where) as Promise<Row[]>;
  const found: KnownRow[] = [];
  for (const { name: table, entity, subject } of records.catalogue.tables) {
    const { primaryColumns } = database.getMetadata(entity);
    for (const row of await rowsIn(entity, { [subject]: person.id })) {
      const key = primaryColumns.map(({ propertyName }) => row[propertyName]).join(' ');
      const term = terms[table];
      if (!term) throw new Error(`The test does not know how long ${table} is kept.`);
      const [dating] = term.of ? await rowsIn(term.of[0], { id: row[term.of[1]] }) : [row];
      found.push({ table, name: `${table} ${key}`, dueAt: endOf(dating?.[term.from] ?? null, term) });
    }
  }
  return found;
}

function endOf(from: Row[string], { days = 0, years, orWithAccount }: Term): Date {
  if (from === null && orWithAccount) return endOf(accountGone, { from: '', years });
  // What has no beginning has no end.
  if (from === null) return new Date('9999-01-01T00:00:00Z');
  const isDay = typeof from === 'string';
  const start = new Date(from);
  if (years) return berlinMidnight(`${berlinYear(start) + 1 + years}-01-01`);
  if (!isDay) return new Date(start.getTime() + days * dayMs);
  return berlinMidnight(new Date(start.getTime() + (days + 1) * dayMs).toISOString().slice(0, 10));
}

function berlinYear(at: Date): number {
  return Number(new Intl.DateTimeFormat('en', { timeZone: zone, year: 'numeric' }).format(at));
}

/** Germany's clocks are one hour ahead in winter, and two from the last Sunday of March on. */
function berlinMidnight(day: string): Date {
  const isSummer = day > '2027-03-28' && day < '2027-10-31';
  return new Date(`${day}T00:00:00+0${isSummer ? 2 : 1}:00`);
}
