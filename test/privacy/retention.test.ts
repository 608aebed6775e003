import { Not } from 'typeorm';
import { AccessLogEntry } from '../../src/account/access-log';
import { BillingAccount } from '../../src/account/billing';
import { Invoice, InvoiceStatus } from '../../src/account/invoices';
import { PaymentMethod } from '../../src/account/payment-methods';
import { PreferenceRecord } from '../../src/account/preferences';
import { Customer } from '../../src/account/profile';
import { asSystem } from '../../src/foundation/system-change';
import { Identity } from '../../src/identity';
import { Job } from '../../src/jobs';
import { LedgerEntry } from '../../src/ledger';
import { OutboxMail } from '../../src/mail';
import { retentionSweepOf } from '../../src/privacy';
import { RightsRequest } from '../../src/privacy/requests/rights-request.entity';
import { backUp } from '../kit/backups';
import { TestClock } from '../kit/clock';
import { openHouse, type TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';
import { settled } from '../kit/workers';

/** Through a year: the days on which something is due, those before them, and the first of each month. */
const days = (
  '2026-11-25 2026-12-01 2026-12-31 2027-01-01 2027-02-01 2027-02-21 2027-02-22 2027-02-23 2027-03-01 2027-03-30 ' +
  '2027-03-31 2027-04-01 2027-05-01 2027-06-01 2027-07-01 2027-08-01 2027-09-01 2027-10-01 2027-11-24'
).split(' ');

let house: TestHouse;
let ada: Visitor;
let adaId: string;
beforeEach(async () => {
  house = await openHouse({ CONTROLLER_TIME_ZONE: 'Europe/Berlin' }, { clock: new TestClock() });
  ada = await house.signIn('ada@example.com');
  adaId = (await ada.ask('{ me { id } }')).data.me.id;
  await owe(InvoiceStatus.PAID);
  await settled(house);
});
afterEach(() => house.close());

it('deletes everything on its day and nothing earlier, through a year', async () => {
  const { manager } = house.app.house.database;
  await manager.update(Customer, { id: adaId }, { contractEndedOn: '2026-12-31' });
  const invoiceId = (await manager.findOneByOrFail(Invoice, { customerId: adaId })).id;
  await manager.update(Invoice, { id: invoiceId }, { issuedOn: '2018-06-30' });
  await manager.update(AccessLogEntry, { customerId: adaId }, { at: new Date('2026-11-24T12:00:00Z') });
  const seen: Record<string, string[]> = { invoice: [], account: [], access: [] };
  for (const today of days) {
    house.clock.advance((Date.parse(`${today}T09:00:00Z`) - house.clock.now().getTime()) / 1000);
    await sweep();
    if (await manager.existsBy(Invoice, { id: invoiceId })) seen.invoice!.push(today);
    if (await manager.existsBy(Customer, { id: adaId })) seen.account!.push(today);
    if (await manager.existsBy(AccessLogEntry, { customerId: adaId })) seen.access!.push(today);
  }
  const lastOf = Object.entries(seen).map(([what, on]) => [what, on.at(-1), days[on.length]]);
  expect(lastOf).toEqual([
    ['invoice', '2026-12-31', '2027-01-01'], // eight years from the end of 2018
    ['account', '2027-03-31', '2027-04-01'], // ninety days after the last of 2026
    ['access', '2027-02-22', '2027-02-23'], // ninety days after the entry, which was at noon
  ]);
});

it('ends an account ninety days after its contract: sign-in, methods at the processor too, nobody else', async () => {
  const { manager } = house.app.house.database;
  await manager.update(Customer, { id: adaId }, { contractEndedOn: '2026-01-31' });
  const [methods, others] = await Promise.all([
    manager.findBy(PaymentMethod, { customerId: adaId }),
    manager.countBy(Customer, { id: Not(adaId) }),
  ]);
  expect(methods.length).toBeGreaterThan(0);
  await sweep();
  for (const table of [PaymentMethod, BillingAccount, PreferenceRecord, Identity])
    expect(await manager.countBy<{ customerId: string }>(table, { customerId: adaId })).toBe(0);
  expect(await manager.countBy(Customer, { id: Not(adaId) })).toBe(others);
  const promised = await manager.findBy(Job, { kind: 'payments.detach' });
  expect(promised.map(({ about }) => about).toSorted()).toEqual(methods.map(({ id }) => id).toSorted());
  expect((await ada.ask('{ me { id } }')).data.me).toBeNull();
  const bob = await house.signIn('bob@example.com');
  expect((await bob.ask('{ me { id } }')).data.me).not.toBeNull();
});

it('leaves what is paid with while an invoice is open, for as long as that can be claimed', async () => {
  const { manager } = house.app.house.database;
  const left = async () => [
    await manager.existsBy(Customer, { id: adaId }),
    await manager.existsBy(PaymentMethod, { customerId: adaId }),
    await manager.existsBy(BillingAccount, { customerId: adaId }),
    await manager.existsBy(PreferenceRecord, { customerId: adaId }),
  ];
  await manager.update(Customer, { id: adaId }, { contractEndedOn: '2026-01-31' });
  await owe(InvoiceStatus.OPEN, '2023-06-30'); // until the last of 2026
  await sweep();
  expect(await left()).toEqual([true, true, true, false]);
  await owe(InvoiceStatus.OPEN, '2022-12-31');
  await sweep();
  expect(await left()).toEqual([false, false, false, false]);
});

it('leaves the account of a person with an open request, until that is closed', async () => {
  const { manager } = house.app.house.database;
  await ada.ask('mutation { requestAccess(input: {}) { userErrors { code } } }');
  await settled(house);
  await manager.update(Customer, { id: adaId }, { contractEndedOn: '2026-01-31' });
  await manager.update(RightsRequest, { customerId: adaId }, { closedAt: null });
  await sweep();
  expect(await manager.existsBy(Customer, { id: adaId })).toBe(true);
  await manager.update(RightsRequest, { customerId: adaId }, { closedAt: house.clock.now() });
  await sweep();
  expect(await manager.existsBy(Customer, { id: adaId })).toBe(false);
  expect(await manager.countBy(RightsRequest, { customerId: adaId })).toBe(1);
});

it('leaves what a guard holds back', async () => {
  const { manager } = house.app.house.database;
  await manager.update(Invoice, { customerId: Not('') }, { issuedOn: '2017-01-01' });
  house.app.house.retention.guard({
    keptAmong: async (_manager, ids, { rule }) => new Set(rule === 'invoice' ? ids : []),
  });
  const invoices = await manager.count(Invoice);
  expect(invoices).toBeGreaterThan(0);
  await sweep();
  expect(await manager.count(Invoice)).toBe(invoices);
});

it('writes what went to the trail, in codes and counts, and what a law kept to the protective ledger', async () => {
  const { database, ledger, protective } = house.app.house;
  const invoices = await database.manager.findBy(Invoice, { customerId: adaId });
  await database.manager.update(Invoice, { customerId: adaId }, { issuedOn: '2017-01-01' });
  const heard: object[] = [];
  house.app.house.retention.listen(
    async (_change, { retained, count }) => void heard.push({ table: retained.table.name, count }),
  );
  const backup = await backUp(house);
  await sweep();
  const trail = await database.manager.findBy(LedgerEntry, {
    chain: ledger.chainOf(adaId),
    action: 'retention.swept',
  });
  expect(trail.map(({ fields, role }) => [fields, role])).toContainEqual([
    `invoice,invoice ${invoices.length}`,
    'SYSTEM',
  ]);
  expect(heard).toContainEqual({ table: 'invoice', count: invoices.length });
  const entries = await protective.since(0, 100);
  expect(entries.map(({ kind, codes }) => [kind, JSON.parse(codes)])).toContainEqual([
    'kept_part_deleted',
    { table: 'invoice', rule: 'invoice', before: '2018-01-01' },
  ]);
  await house.reopen(backup.restore);
  expect(await house.app.house.database.manager.countBy(Invoice, { customerId: adaId })).toBe(0);
  await backup.drop();
});

it('previews what would go and deletes nothing', async () => {
  const { manager } = house.app.house.database;
  await manager.update(Invoice, { customerId: adaId }, { issuedOn: '2017-01-01' });
  const before = await manager.count(Invoice);
  const due = await retentionSweepOf(house.app.house).preview();
  const invoices = await manager.countBy(Invoice, { customerId: adaId });
  expect(due).toContainEqual({ rule: 'invoice', table: 'invoice', count: invoices });
  expect(await manager.count(Invoice)).toBe(before);
});

it('goes on where a killed sweep stopped, and takes more than one batch', async () => {
  const { database } = house.app.house;
  const mails = Array.from({ length: 1100 }, (_, n) => ({
    id: `mail_${String(n).padStart(5, '0')}`,
    customerId: adaId,
    template: 'test',
    recipient: null,
    content: null,
    postedAt: house.clock.now(),
    sentAt: new Date('2026-11-01T00:00:00Z'),
  }));
  for (let n = 0; n < mails.length; n += 100)
    await database.manager.insert(OutboxMail, mails.slice(n, n + 100));
  const left = () => database.manager.countBy(OutboxMail, { template: 'test' });
  const killed = retentionSweepOf(house.app.house).sweep(async (effect) => {
    if ((await left()) < 1100) throw new Error('killed');
    return asSystem(database, house.clock, effect);
  });
  await expect(killed).rejects.toThrow('killed');
  expect(await left()).toBe(600);
  await sweep();
  expect(await left()).toBe(0);
});

it('takes what a law kept of a few people at once, and passes over those who are held', async () => {
  const { database, retention } = house.app.house;
  const { manager } = database;
  const sample = await manager.findOneByOrFail(Invoice, { customerId: adaId });
  const people = Array.from({ length: 60 }, (_, n) => `cus_${n}`);
  const copyOf = (customerId: string) =>
    Object.assign(new Invoice(), sample, {
      id: `inv_${customerId}`,
      customerId,
      numberIndex: customerId,
      issuedOn: '2017-01-01',
    });
  await manager.insert(Invoice, people.map(copyOf));
  const held = new Set(people.slice(0, 30));
  retention.guard({ keptAmong: async (_manager, ids) => new Set(ids.filter((id) => held.has(id))) });
  const heard = new Map<object, string[]>();
  retention.listen(async (change, { customerId }) => {
    heard.set(change, [...(heard.get(change) ?? []), customerId]);
  });
  await sweep();
  expect(new Set([...heard.values()].flat())).toEqual(new Set(people.filter((id) => !held.has(id))));
  expect(Math.max(...[...heard.values()].map((ids) => ids.length))).toBeLessThanOrEqual(25);
  const left = await manager.findBy(Invoice, { issuedOn: '2017-01-01' });
  expect(new Set(left.map(({ customerId }) => customerId))).toEqual(held);
});

it('finds what is due by an index of what dates it', () => {
  const { database } = house.app.house;
  const datings = retentionSweepOf(house.app.house).plan.map(({ table, at, dated }) => {
    const { indices, tableName } = database.getMetadata(dated?.entity ?? table.entity);
    return { name: `${tableName}.${at}`, first: indices.map(({ columns }) => columns[0]?.propertyName), at };
  });
  expect(datings.filter(({ first, at }) => !first.includes(at)).map(({ name }) => name)).toEqual([]);
});

/** All invoices of ada are in this state, and due on that day. */
async function owe(status: InvoiceStatus, dueOn = '2026-12-01'): Promise<void> {
  await house.app.house.database.manager.update(Invoice, { customerId: adaId }, { status, dueOn });
}

function sweep() {
  const { database, clock } = house.app.house;
  return retentionSweepOf(house.app.house).sweep((effect) => asSystem(database, clock, effect));
}
