import { In, Not } from 'typeorm';
import { AccessLogEntry } from '../../src/account/access-log';
import { Session } from '../../src/account/sessions';
import { newId } from '../../src/foundation/ids';
import { changeTo } from './email-change-kit';
import { AccessReport } from '../../src/account/access-reports/access-report.entity';
import { retentionSweepOf } from '../../src/privacy';
import { asSystem } from '../../src/foundation/system-change';
import { TestClock } from '../kit/clock';
import { openHouse, type TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';
import { settled } from '../kit/workers';
import { actionsOf, customerIdOf } from '../pipeline/trails';
import {
  accessesOf,
  accessOfStaff,
  close,
  openReports,
  ownAccess,
  report,
  reported,
} from './access-report-kit';
import { currentOf } from './session-list';

const office = 'privacy@callxtra.example';

let house: TestHouse;
let ada: Visitor;
let adaId: string;
beforeEach(async () => {
  house = await openHouse({ PRIVACY_CONTACT: office }, { clock: new TestClock() });
  ada = await house.signIn('ada@example.com');
  adaId = await customerIdOf(ada);
});
afterEach(() => house.close());

describe('reportAccess of a sign-in', () => {
  it('signs everybody else out, tells the customer and the office, and stands in log and trail', async () => {
    const thief = await house.signIn('ada@example.com');
    await currentOf(thief);
    const id = await ownAccess(ada);
    const { reference, endedSessions } = await reported(ada, {
      accessLogEntryId: id,
      note: ' I was asleep. ',
    });
    expect([reference, endedSessions]).toEqual([expect.stringMatching(/^AR-2026-\w{5}$/), 1]);
    expect((await thief.ask('{ me { id } }')).status).toBe(401);
    const entry = (await accessesOf(ada)).find((each) => each.id === id);
    expect(entry).toMatchObject({ reportedAt: house.clock.now().toISOString() });
    expect(await actionsOf(house, adaId)).toEqual(['access.reported', 'session.ended_with_others']);
    await settled(house);
    expect(house.mailBox.to('ada@example.com')).toMatchObject([{ subject: `Your report ${reference}` }]);
    expect(house.mailBox.to('ada@example.com')[0]!.text).toContain('Sessions ended: 1');
    const [told, ...more] = house.mailBox.to(office);
    expect([told!.subject, more]).toEqual([`A customer reported an access: ${reference}`, []]);
    expect(told!.text).not.toMatch(/ada@|Lovelace|asleep|cus_/);
  });

  it('is done once for each access, whoever comes first, and again under one key', async () => {
    const accessLogEntryId = await ownAccess(ada);
    const answers = await Promise.all([1, 2, 3].map(() => report(ada, { accessLogEntryId })));
    const codes = answers.flatMap(({ userErrors }) => userErrors.map(({ code }: { code: string }) => code));
    expect(codes).toEqual(['ALREADY_DONE', 'ALREADY_DONE']);
    expect(await house.app.house.database.manager.countBy(AccessReport, { customerId: adaId })).toBe(1);
    const another = { accessLogEntryId: await ownAccess(ada) };
    const key = { 'idempotency-key': 'once' };
    expect(await report(ada, another, key)).toEqual(await report(ada, another, key));
  });

  it('says what is wrong, and changes nothing', async () => {
    const bob = await house.signIn('bob@example.com');
    await currentOf(bob);
    const id = await ownAccess(bob);
    const missing = await report(ada, { accessLogEntryId: 'log_01936000-0000-7000-8000-000000000000' });
    expect(missing).toMatchObject({ userErrors: [{ code: 'NOT_FOUND', path: ['accessLogEntryId'] }] });
    expect(await report(ada, { accessLogEntryId: id })).toEqual(missing);
    expect(await report(ada, {})).toMatchObject({
      reference: null,
      endedSessions: null,
      userErrors: [{ code: 'REQUIRED', path: ['accessLogEntryId'] }],
    });
    const accessLogEntryId = await ownAccess(ada);
    expect(await report(ada, { accessLogEntryId, note: 'x'.repeat(2001) })).toMatchObject({
      userErrors: [{ code: 'INVALID', path: ['note'] }],
    });
    const tried = await report(ada, { accessLogEntryId, validateOnly: true });
    expect(tried).toMatchObject({ reference: null, userErrors: [] });
    expect(await house.app.house.database.manager.count(AccessReport)).toBe(0);
    expect((await bob.ask('{ me { id } }')).status).toBe(200);
  });
});

it('reportAccess of an access of staff asks us, and signs nobody out', async () => {
  const second = await house.signIn('ada@example.com');
  await currentOf(second);
  const agent = await house.signIn('agent@callxtra.example');
  const { reference, endedSessions } = await reported(ada, {
    accessLogEntryId: await accessOfStaff(ada, agent),
  });
  expect(endedSessions).toBe(0);
  expect((await second.ask('{ me { id } }')).status).toBe(200);
  expect(await actionsOf(house, adaId)).toEqual(['access.questioned']);
  await settled(house);
  expect(house.mailBox.to('ada@example.com')[0]!.text).toContain('an access of ours to your account');
  expect(house.mailBox.to(office)).toMatchObject([{ subject: expect.stringContaining(reference) }]);
});

it('tells former addresses too while the change of the address can be undone', async () => {
  await changeTo(house, ada, 'thief@example.net');
  ada = await house.signIn('ada@example.com').catch(() => house.signIn('thief@example.net'));
  const { reference } = await reported(ada, { accessLogEntryId: await ownAccess(ada) });
  await settled(house);
  for (const address of ['ada@example.com', 'thief@example.net'])
    expect(house.mailBox.to(address).map(({ subject }) => subject)).toContain(`Your report ${reference}`);
});

it('ends the session of the access even where a hundred newer ones are open', async () => {
  const thief = await house.signIn('ada@example.com');
  const { id: stolen } = await currentOf(thief);
  house.clock.advance(60);
  const { manager } = house.app.house.database;
  const { records } = house.app.house;
  const row = await manager.findOneByOrFail(Session, { id: stolen });
  const handle = await records.openJson<{ issuer: string }>(row, 'handle');
  for (let n = 0; n < 100; n++) {
    const newer = { ...row, id: newId('ses'), sessionHash: `newer-${n}`, startedAt: house.clock.now() };
    const unlike = { handle: { ...handle, sessionId: `newer-${n}` }, ipAddress: null };
    const sealed = await records.seal(Session, newer, { ...unlike, browser: null, operatingSystem: null });
    await manager.insert(Session, { ...newer, ...sealed });
  }
  const entry = await manager.findOneByOrFail(AccessLogEntry, { sessionId: stolen });
  expect((await reported(ada, { accessLogEntryId: entry.id })).endedSessions).toBe(100);
  expect((await thief.ask('{ me { id } }')).status).toBe(401);
});

it('keeps the log while a report is open, and ninety days after that the report goes too', async () => {
  const { manager } = house.app.house.database;
  const bob = await house.signIn('bob@example.com');
  const bobId = await customerIdOf(bob);
  const accessLogEntryId = await ownAccess(ada);
  await ownAccess(bob);
  await reported(ada, { accessLogEntryId });
  await settled(house);
  const early = { at: house.clock.now() };
  await manager.update(AccessLogEntry, { customerId: In([adaId, bobId]) }, early);
  house.clock.advance(100 * 86_400);
  await sweep();
  expect(await manager.existsBy(AccessLogEntry, { id: accessLogEntryId })).toBe(true);
  expect(await manager.countBy(AccessLogEntry, { customerId: bobId, ...early })).toBe(0);
  const officer = await house.signIn('officer@callxtra.example');
  await close(officer, (await openReports(officer))[0]!.id, 'Nobody else was there.');
  await settled(house);
  await sweep();
  expect(await manager.existsBy(AccessLogEntry, { id: accessLogEntryId })).toBe(false);
  expect(await manager.countBy(AccessReport, { customerId: adaId })).toBe(1);
  house.clock.advance(91 * 86_400);
  await sweep();
  expect(await manager.countBy(AccessReport, { id: Not('') })).toBe(0);
});

function sweep() {
  const { database, clock } = house.app.house;
  return retentionSweepOf(house.app.house).sweep((effect) => asSystem(database, clock, effect));
}
