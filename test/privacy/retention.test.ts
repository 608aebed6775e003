import { retentionSweepOf } from '../../src/privacy';
import { Invoice } from '../../src/account/invoices';
import { AccessLogEntry } from '../../src/account/access-log';
import { Customer } from '../../src/account/profile';
import { asSystem } from '../../src/foundation/system-change';
import { LedgerEntry } from '../../src/ledger';
import { OutboxMail } from '../../src/mail';
import { backUp } from '../kit/backups';
import { TestClock } from '../kit/clock';
import { openHouse, type TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';
import { settled } from '../kit/workers';

const day = 24 * 3600;

let house: TestHouse;
let ada: Visitor;
let adaId: string;
beforeEach(async () => {
  house = await openHouse({ CONTROLLER_TIME_ZONE: 'Europe/Berlin' }, { clock: new TestClock() });
  ada = await house.signIn('ada@example.com');
  adaId = (await ada.ask('{ me { id } }')).data.me.id;
  await settled(house);
});
afterEach(() => house.close());

it('deletes everything on its day and nothing earlier, through a year', async () => {
  const { manager } = house.app.house.database;
  await manager.update(Customer, { id: adaId }, { contractEndedOn: '2026-12-31' });
  const invoiceId = (await manager.findOneByOrFail(Invoice, { customerId: adaId })).id;
  await manager.update(Invoice, { id: invoiceId }, { issuedOn: '2018-06-30' });
  await manager.update(AccessLogEntry, { customerId: adaId }, { at: new Date('2026-11-24T12:00:00Z') });
  const goes = new Map([
    [invoiceId, new Set<string>()],
    [adaId, new Set<string>()],
    ['log', new Set<string>()],
  ]);
  for (let n = 0; n < 200; n++) {
    await sweep();
    const today = house.clock.now().toISOString().slice(0, 10);
    if (await manager.existsBy(Invoice, { id: invoiceId })) goes.get(invoiceId)!.add(today);
    if (await manager.existsBy(Customer, { id: adaId })) goes.get(adaId)!.add(today);
    if (await manager.existsBy(AccessLogEntry, { customerId: adaId })) goes.get('log')!.add(today);
    house.clock.advance(day);
  }
  // Eight years from the end of 2018; ninety days after the last of 2026; ninety days after the entry, to the hour.
  expect([...goes.values()].map((days) => [...days].at(-1))).toEqual([
    '2026-12-31',
    '2027-03-31',
    '2027-02-22',
  ]);
  expect(await manager.existsBy(Customer, { id: adaId })).toBe(false);
});

it('leaves what belongs to somebody else, and to a person with an open request, until it is closed', async () => {
  const { manager } = house.app.house.database;
  await manager.update(Customer, { id: adaId }, { contractEndedOn: '2026-01-31' });
  house.app.house.retention.guard({ keptAmong: async (_manager, ids) => new Set(ids) });
  const others = await manager.count(Customer);
  await sweep();
  expect(await manager.count(Customer)).toBe(others);
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
  let batches = 0;
  const killed = retentionSweepOf(house.app.house).sweep(async (effect) => {
    if (batches++ > 12) throw new Error('killed');
    return asSystem(database, house.clock, effect);
  });
  await killed.catch(() => undefined);
  await sweep();
  expect(await database.manager.countBy(OutboxMail, { template: 'test' })).toBe(0);
});

function sweep() {
  const { database, clock } = house.app.house;
  return retentionSweepOf(house.app.house).sweep((effect) => asSystem(database, clock, effect));
}
