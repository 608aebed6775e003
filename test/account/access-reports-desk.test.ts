import { StaffMember } from '../../src/identity';
import { TestClock } from '../kit/clock';
import { openHouse, type TestHouse } from '../kit/open-house';
import { settled, until } from '../kit/workers';
import { actionsOf } from '../pipeline/trails';
import { type Cast, castOf } from '../privacy/desk-kit';
import { close, openReports, ownAccess, reported, reportsSeen } from './access-report-kit';

const office = 'privacy@callxtra.example';

let house: TestHouse;
let cast: Cast;
beforeEach(async () => {
  house = await openHouse({ PRIVACY_CONTACT: office }, { clock: new TestClock() });
  cast = await castOf(house);
});
afterEach(() => house.close());

it('officers see what is open, newest first, and close it: the customer is told in their words', async () => {
  const { ada, adaId, officer } = cast;
  const first = await reported(ada, { accessLogEntryId: await ownAccess(ada), note: 'I was asleep.' });
  house.clock.advance(60);
  const second = await reported(ada, { accessLogEntryId: await ownAccess(ada) });
  const open = await openReports(officer);
  expect(open.map(({ reference }) => reference)).toEqual([second.reference, first.reference]);
  expect(open[1]).toMatchObject({ note: 'I was asleep.', closedAt: null, customer: { id: adaId } });
  const id = open[1]!.id;
  await settled(house);
  const former = house.mailBox.to('ada@example.com').length;
  const { report: closed, userErrors } = await close(officer, id, ' It was your tablet. ');
  expect(userErrors).toEqual([]);
  expect(closed).toEqual({
    id,
    closedAt: house.clock.now().toISOString(),
    outcome: 'It was your tablet.',
  });
  await settled(house);
  const [mail, ...more] = house.mailBox.to('ada@example.com').slice(former);
  expect([mail!.subject, more]).toEqual([`What came of your report ${first.reference}`, []]);
  expect(mail!.text).toContain('It was your tablet.');
  expect((await openReports(officer)).map(({ reference }) => reference)).toEqual([second.reference]);
  expect((await reportsSeen(officer, false)).map((each) => each.id)).toEqual([id]);
  expect(await reportsSeen(officer)).toHaveLength(2);
  expect((await actionsOf(house, adaId)).at(-1)).toBe('access.report_closed');
});

it('a report is closed once, with words, and by officers alone', async () => {
  const { ada, officer, agent } = cast;
  await reported(ada, { accessLogEntryId: await ownAccess(ada) });
  const { id } = (await openReports(officer))[0]!;
  expect(await close(officer, id, ' ')).toMatchObject({
    report: null,
    userErrors: [{ code: 'INVALID', path: ['outcome'] }],
  });
  expect(await close(officer, 'acr_none', 'x')).toMatchObject({
    userErrors: [{ code: 'NOT_FOUND', path: ['reportId'] }],
  });
  const answers = await Promise.all([1, 2, 3].map(() => close(officer, id, 'It was you.')));
  const codes = answers.flatMap(({ userErrors }) => userErrors.map(({ code }: { code: string }) => code));
  expect(codes).toEqual(['ALREADY_DONE', 'ALREADY_DONE']);
  for (const visitor of [agent, ada]) {
    expect(await visitor.codes('{ accessReports { totalCount } }')).toEqual(['FORBIDDEN']);
    expect((await visitor.ask(`{ node(id: "${id}") { id } }`)).data.node).toBeNull();
  }
});

it('nobody handles a report of their own as a customer', async () => {
  const { ada, adaId, officer2 } = cast;
  await reported(ada, { accessLogEntryId: await ownAccess(ada) });
  const { id } = (await openReports(officer2))[0]!;
  const { staffName } = (await officer2.ask('{ viewer { staffName } }')).data.viewer;
  const { manager } = house.app.house.database;
  await manager.update(StaffMember, { number: Number(staffName) }, { ownCustomerId: adaId });
  house.clock.advance(6);
  expect(await openReports(officer2)).toEqual([]);
  expect((await officer2.ask(`{ node(id: "${id}") { id } }`)).data.node).toBeNull();
  expect(await close(officer2, id, 'It was me.')).toEqual(await close(officer2, 'acr_none', 'It was me.'));
});

it('the office is reminded every other day until a report is closed', async () => {
  const { ada } = cast;
  const { reference } = await reported(ada, { accessLogEntryId: await ownAccess(ada) });
  const reminders = () => house.mailBox.to(office).filter(({ subject }) => subject.includes('waits'));
  const watch = async (days: number) => {
    house.clock.advance(days * 86_400 + 1);
    await house.app.worker?.look();
    await settled(house);
  };
  await watch(1);
  expect(reminders()).toEqual([]);
  await watch(1);
  await until(() => reminders().length === 1);
  expect(reminders()[0]!.text).toMatch(new RegExp(`2 days ago.*${reference}`, 's'));
  await watch(1);
  expect(reminders()).toHaveLength(1);
  const officer = await house.signIn('officer@callxtra.example');
  await close(officer, (await openReports(officer))[0]!.id, 'It was you.');
  await watch(3);
  expect(reminders()).toHaveLength(1);
});
