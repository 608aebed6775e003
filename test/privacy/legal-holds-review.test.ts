import { IsNull } from 'typeorm';
import { HeldPart } from '../../src/privacy/holds/held-part.entity';
import { VaultKey } from '../../src/vault';
import { openHouse, type TestHouse } from '../kit/open-house';
import { settled, until } from '../kit/workers';
import { type Cast, castOf, comesTo } from './desk-kit';
import { approve, carriedOut, coolOff, demanded, newcomer, preview } from './erasure-kit';
import { held, released, secret } from './holds-kit';

jest.setTimeout(120_000);

const office = 'privacy@callxtra.example';
const metricsToken = 'metrics-token-of-the-tests-0000';

let house: TestHouse;
let cast: Cast;
beforeAll(async () => {
  house = await openHouse({ PRIVACY_CONTACT: office, METRICS_TOKEN: metricsToken });
  cast = await castOf(house);
});
afterAll(() => house.close());

it('reminds the office a week and a day before the review, on its day, and weekly after it until it is released', async () => {
  const { officer, adaId: customerId } = cast;
  const { id } = await held(officer, { customerId, categories: ['settings'], reviewOn: '2027-01-15' });
  const seen: Record<string, number> = {};
  for (const [month, days] of [
    ['2027-01', [7, 8, 9, 13, 14, 15, 16, 21, 22, 28, 29]],
    ['2027-02', [5]],
  ] as const)
    for (const day of days) {
      await dayComes(`${month}-${String(day).padStart(2, '0')}`);
      seen[`${month.slice(5)}-${day}`] = told(id).length;
    }
  expect(seen).toEqual({
    '01-7': 0,
    '01-8': 1,
    '01-9': 1,
    '01-13': 1,
    '01-14': 2,
    '01-15': 3,
    '01-16': 3,
    '01-21': 3,
    '01-22': 4,
    '01-28': 4,
    '01-29': 5,
    '02-5': 6,
  });
  for (const { subject, text } of told(id)) {
    expect(subject + text).not.toMatch(/12\/26|Ada|Lovelace|ada@/);
    expect(text).toContain('2027-01-15');
  }
  expect(await gauge('callxtra_legal_holds_review{within="overdue"}')).toBe(1);
  expect(await gauge('callxtra_legal_holds')).toBe(1);
  cast = await castOf(house);
  await released(cast.officer, id);
  await dayComes('2027-02-12');
  expect(told(id)).toHaveLength(6);
  // With the mails goes the key that sealed them.
  await dayComes('2027-02-20');
  await settled(house);
  await dayComes('2027-02-28');
  const { dataSource } = house.app.house.vault;
  const isThere = { subject: id, destroyedAt: IsNull() };
  await until(async () => (await dataSource.manager.countBy(VaultKey, isThere)) === 0);
  expect(await dataSource.manager.countBy(VaultKey, { subject: id })).toBe(1);
  expect(await gauge('callxtra_legal_holds_review{within="overdue"}')).toBe(0);
});

it('the reminder is not among what is held about the customer, and comes about an erased one too', async () => {
  cast = await castOf(house);
  const person = await newcomer(house, 'watched@example.net');
  const customerId = (await person.ask('{ me { id } }')).data.me.id;
  const hold = await held(cast.officer, { customerId, categories: ['contact'], reviewOn: '2027-03-20' });
  await carriedOut(house, { ...cast, ada: person });
  await dayComes('2027-03-20');
  await until(() => told(hold.id).length > 0);
  const rows = await house.app.house.database.manager.query<object[]>(
    `SELECT * FROM outbox_mail WHERE customerId = '${customerId}'`,
  );
  expect(rows).toEqual([]);
  cast = await castOf(house);
  await released(cast.officer, hold.id);
});

it('secrecy ends with its day: the person sees the hold, and hears of what was kept of their erasure', async () => {
  cast = await castOf(house);
  const kept = { ...secret, reviewOn: '2027-12-01' };
  const hold = await held(cast.officer, { customerId: cast.adaId, categories: ['settings'], ...kept });
  const { id } = await demanded(cast.ada, ['settings']);
  await approve(cast, id);
  await settled(house);
  await coolOff(house);
  cast = await castOf(house);
  // In full, as far as the person may know.
  await comesTo(cast.ada, id, 'FULFILLED');
  const words = () => house.mailBox.to('ada@example.com').filter(({ text }) => text.includes('forbade us'));
  await dayComes('2027-06-30');
  cast = await castOf(house);
  expect(await claimsOn('settings')).toEqual([]);
  await settled(house);
  expect(words()).toEqual([]);
  await dayComes('2027-07-01');
  await until(() => words().length > 0);
  cast = await castOf(house);
  expect(await claimsOn('settings')).toEqual(['2027-12-01']);
  const { data } = await cast.officer.ask(
    `{ node(id: "${id}") { ... on RightsRequest { receipts { kind } } } }`,
  );
  expect(data.node.receipts.at(-1)).toEqual({ kind: 'KEPT_PART_DISCLOSED' });
  expect(told(hold.id).some(({ subject }) => subject.includes('secrecy'))).toBe(true);
  const { manager } = house.app.house.database;
  expect(await manager.countBy(HeldPart, { customerId: cast.adaId, isSecret: true })).toBe(0);
});

/** The worker has looked at the holds on that day. */
async function dayComes(day: string): Promise<void> {
  house.clock.advance((Date.parse(`${day}T09:00:00Z`) - house.clock.now().getTime()) / 1000);
  const { manager } = house.app.house.database;
  await house.app.worker?.look();
  await until(async () => {
    const [job] = await manager.query<{ runAfter: string | Date; state: string }[]>(
      "SELECT runAfter, state FROM job WHERE kind = 'hold.watch'",
    );
    return job!.state === 'READY' && instantOf(job!.runAfter) > house.clock.now().getTime();
  });
  await until(async () => {
    const rows = await manager.query<object[]>(
      "SELECT id FROM outbox_mail WHERE sentAt IS NULL AND customerId LIKE 'hld%'",
    );
    return rows.length === 0;
  });
}

function instantOf(at: string | Date): number {
  return at instanceof Date ? at.getTime() : Date.parse(`${at.replace(' ', 'T')}Z`);
}

function told(id: string) {
  return house.mailBox.to(office).filter(({ text }) => text.includes(id));
}

async function gauge(name: string): Promise<number> {
  const { body } = await house.app.http.inject({
    url: '/metrics',
    headers: { authorization: `Bearer ${metricsToken}` },
  });
  const line = body.split('\n').find((each) => each.startsWith(`${name} `));
  return Number(line?.split(' ').at(-1));
}

/** The reviews of what the person's plan keeps of a category for claims. */
async function claimsOn(code: string) {
  const { keeps } = await preview(cast.ada);
  return keeps
    .filter(({ category, ground }) => category === code && ground === 'LEGAL_CLAIMS')
    .map((line) => line.until);
}
