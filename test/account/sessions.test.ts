import { setTimeout as sleep } from 'node:timers/promises';
import { Session } from '../../src/account/sessions';
import { openHouse, type TestHouse } from '../kit/open-house';
import { type Visitor, visitorOf } from '../kit/visitor';
import { settled, until } from '../kit/workers';
import { customerIdOf } from '../pipeline/trails';
import { access, filesOf, packageOf } from '../privacy/access-kit';
import { currentOf, sessionsOf, sessionsQuery } from './session-list';

const firefox = {
  'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0',
};
const newerFirefox = {
  'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:146.0) Gecko/20100101 Firefox/146.0',
};
const safari = {
  'user-agent':
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
};

let house: TestHouse;
beforeEach(async () => (house = await openHouse()));
afterEach(() => house.close());

it('lists each sign-in with where and how it was last seen, newest first', async () => {
  const began = house.clock.now().toISOString();
  const first = await signIn(firefox);
  house.clock.advance(60);
  const second = await signIn(safari);
  expect(await sessionsOf(second, safari)).toEqual([
    {
      id: expect.stringMatching(/^ses_/),
      client: 'playground',
      startedAt: house.clock.now().toISOString(),
      lastSeenAt: house.clock.now().toISOString(),
      ipAddress: '127.0.0.1',
      browser: 'Safari 18',
      operatingSystem: 'iOS 18.0',
      current: true,
      endedAt: null,
      endReason: null,
    },
    expect.objectContaining({ startedAt: began, browser: 'Firefox 145', current: false }),
  ]);
  expect((await currentOf(first)).startedAt).toBe(began);
});

it('knows when it was last seen to the minute, without a write for each request', async () => {
  const ada = await signIn(firefox);
  const { lastSeenAt } = await currentOf(ada);
  house.clock.advance(59);
  await ada.ask('query Soon { me { id } }', {}, firefox);
  await logged('Soon', ada);
  expect((await currentOf(ada)).lastSeenAt).toBe(lastSeenAt);
  house.clock.advance(1);
  await ada.ask('query Later { me { id } }', {}, safari);
  await until(async () => (await currentOf(ada, safari)).lastSeenAt === house.clock.now().toISOString());
  expect(await currentOf(ada)).toMatchObject({ startedAt: lastSeenAt, browser: 'Safari 18' });
});

it('is one session on however many nodes it is seen', async () => {
  const ada = await house.signIn('ada@example.com');
  const node = await house.openNode();
  await Promise.all([
    ada.ask('query Here { me { id } }'),
    visitorOf(() => node, ada.token).ask('query There { me { id } }'),
  ]);
  await logged('Here', ada);
  await logged('There', ada);
  expect(await sessionsOf(ada)).toHaveLength(1);
});

it('is listed page by page, each once', async () => {
  const visitors: Visitor[] = [];
  for (let i = 0; i < 5; i++) visitors.push(await signIn(firefox));
  await Promise.all(visitors.map((visitor) => currentOf(visitor)));
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const { data } = await visitors[0]!.ask(sessionsQuery, { first: 2, after });
    const { nodes, pageInfo, totalCount } = data.me.sessions;
    expect(totalCount).toBe(5);
    seen.push(...nodes.map(({ id }: { id: string }) => id));
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after);
  expect(new Set(seen).size).toBe(5);
  expect(seen).toHaveLength(5);
});

it('stands at each entry of the access log that was made with it, and marks a new device once', async () => {
  const ada = await signIn(firefox, 'First');
  await ada.ask('query Second { me { id } }', {}, firefox);
  const again = await signIn(newerFirefox, 'Updated');
  await currentOf(again);
  const phone = await signIn(safari, 'Phone');
  const [own, updated, mobile] = await Promise.all([ada, again, phone].map((visitor) => currentOf(visitor)));
  const agent = await house.signIn('agent@callxtra.example');
  await agent.ask('query ByStaff($id: ID!) { customer(id: $id) { id } }', { id: await customerIdOf(ada) });
  await logged('ByStaff', ada);
  expect(await entriesOf(ada)).toEqual(
    expect.objectContaining({
      First: { session: { id: own!.id }, newDevice: true },
      Second: { session: { id: own!.id }, newDevice: false },
      Updated: { session: { id: updated!.id }, newDevice: false },
      Phone: { session: { id: mobile!.id }, newDevice: true },
      ByStaff: { session: null, newDevice: false },
    }),
  );
});

it("knows each customer's devices by themselves", async () => {
  await currentOf(await signIn(firefox));
  const bob = await house.signIn('bob@example.com');
  await bob.ask('query Bob { me { id } }', {}, firefox);
  await currentOf(bob);
  expect(await entriesOf(bob)).toMatchObject({ Bob: { newDevice: true } });
});

it('tells a customer of a sign-in from a new device by mail, but not of the first one of all', async () => {
  await currentOf(await signIn(firefox));
  await currentOf(await signIn(newerFirefox));
  await settled(house);
  expect(house.mailBox.to('ada@example.com')).toEqual([]);
  await currentOf(await signIn(safari));
  await until(async () => house.mailBox.to('ada@example.com').length > 0);
  const [mail, ...more] = house.mailBox.to('ada@example.com');
  expect(more).toEqual([]);
  expect(mail!.subject).toBe('New sign-in to your account');
  expect(mail!.text).toContain('Device: Safari on iOS\nTime: 2026-11-24 09:00 UTC');
  expect(mail!.text).not.toContain('127.0.0.1');
});

it('keeps traces and the name of the session at the issuer sealed, and hashes under a key', async () => {
  const ada = await signIn(firefox);
  await currentOf(ada);
  const rows = await house.app.house.database.query<object[]>('SELECT * FROM session');
  const sid = JSON.parse(Buffer.from(ada.token!.split('.')[1]!, 'base64url').toString()).sid as string;
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toMatch(new RegExp(`Firefox|Windows|127\\.0\\.0\\.1|${sid}`));
});

it('is written with the entry that first tells of it or not at all', async () => {
  const { database } = house.app.house;
  const ada = await house.signIn('ada@example.com');
  await database.query('ALTER TABLE access_log_entry RENAME TO access_log_away');
  await ada.ask('query Waiting { me { id } }', {}, firefox);
  await until(async () => house.logged.some((line) => line.includes('the access log waits')));
  expect(await database.manager.count(Session)).toBe(0);
  await database.query('ALTER TABLE access_log_away RENAME TO access_log_entry');
  await house.reopen();
  expect(await entriesOf(ada)).toMatchObject({
    Waiting: { newDevice: true, session: { id: expect.any(String) } },
  });
});

it('is part of the copy of the own data, without our hashes', async () => {
  const ada = await signIn(firefox);
  const { id, startedAt } = await currentOf(ada, firefox);
  const files = await filesOf(await packageOf(house, await access(ada)));
  const { categories, withheld } = JSON.parse(files.get('data.json')!.toString());
  expect(categories.log.records.session).toEqual([
    {
      id,
      handle: { issuer: 'http://127.0.0.1:4000/oidc', sessionId: expect.any(String) },
      client: 'playground',
      startedAt,
      lastSeenAt: startedAt,
      ipAddress: '127.0.0.1',
      browser: 'Firefox 145',
      operatingSystem: 'Windows 10',
      endedAt: null,
      endReason: null,
    },
  ]);
  const names = withheld.filter(({ table }: { table: string }) => table === 'session');
  expect(names.map(({ field }: { field: string }) => field)).toEqual([
    'sessionHash',
    'holderHash',
    'deviceHash',
  ]);
});

async function signIn(headers: Record<string, string>, operation = 'Begin'): Promise<Visitor> {
  const visitor = await house.signIn('ada@example.com');
  await visitor.ask(`query ${operation} { me { id } }`, {}, headers);
  return visitor;
}

/** What the log says of sessions, by operation; of those of one name the oldest. */
async function entriesOf(visitor: Visitor): Promise<Record<string, object>> {
  const { data } = await visitor.ask(
    'query Log { me { accessLog(first: 100) { nodes { operation newDevice session { id } } } } }',
  );
  return Object.fromEntries(
    data.me.accessLog.nodes.map(({ operation, ...entry }: { operation: string }) => [operation, entry]),
  );
}

function logged(operation: string, visitor: Visitor): Promise<void> {
  return until(async () => {
    const isThere = operation in (await entriesOf(visitor));
    // Each look is an entry of the log itself.
    if (!isThere) await sleep(50);
    return isThere;
  });
}
