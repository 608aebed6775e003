import { openHouse, type TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';
import { type Entry, entriesSince } from './access-log-entries';

let house: TestHouse;
let ada: Visitor;
let began: Date;

beforeAll(async () => (house = await openHouse()));
afterAll(() => house.close());
beforeEach(async () => {
  house.clock.advance(3600);
  began = house.clock.now();
  ada = await house.signIn('ada@example.com');
});

it('tells address, browser, operating system and the pages, cut to their place', async () => {
  await visit({
    'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0',
    'x-referrer': 'https://search.example/find?q=ada+lovelace#top',
    referer: 'https://portal.callxtra.example/account?session=abc',
  });
  expect(await entries()).toEqual([
    {
      at: began.toISOString(),
      actor: 'SELF',
      operation: 'Visit',
      ipAddress: '127.0.0.1',
      browser: 'Firefox 145',
      operatingSystem: 'Windows 10',
      referrer: 'https://search.example/find',
      exitPage: 'https://portal.callxtra.example/account',
    },
  ]);
});

it('keeps of a page only its place, and only of a page of the web', async () => {
  const pages: [string, string | null][] = [
    ['javascript:alert(1)', null],
    ['data:text/html,hello', null],
    ['not a page', null],
    ['//evil.example', null],
    ['android-app://com.example', null],
    ['https://ada:secret@portal.example:8443/a/b?token=1#here', 'https://portal.example:8443/a/b'],
    [`https://portal.example/${'x'.repeat(3000)}`, `https://portal.example/${'x'.repeat(977)}`],
  ];
  for (const [i, [page]] of pages.entries()) await visit({ 'x-referrer': page, referer: page }, `Visit${i}`);
  const byName = (await entries()).toSorted((a, b) => a.operation.localeCompare(b.operation));
  const kept = byName.map(({ referrer, exitPage }) => [referrer, exitPage]);
  expect(kept).toEqual(pages.map(([, place]) => [place, place]));
});

it('is silent about what a request does not tell, and takes whatever comes as a user agent', async () => {
  const agents = ['', '()', 'curl', 'Mozilla/5.0 '.repeat(500), 'constructor __proto__/1', '%00\t%s'];
  for (const agent of agents) await visit({ 'user-agent': agent });
  const all = await entries();
  expect(all).toHaveLength(agents.length);
  for (const { referrer, exitPage, operatingSystem } of all)
    expect([referrer, exitPage, operatingSystem]).toEqual([null, null, null]);
});

it('never holds variables or arguments', async () => {
  const input = '{ companyName: "Marker GmbH 4711" }';
  await ada.ask(`mutation { updateProfile(input: ${input}) { userErrors { code } } }`);
  const change =
    'mutation Change($input: UpdateProfileInput!) { updateProfile(input: $input) { userErrors { code } } }';
  await ada.ask(change, { input: { companyName: 'Marker GmbH 4711' } });
  const all = await entries();
  expect(all).toHaveLength(2);
  expect(JSON.stringify(all)).not.toContain('Marker');
});

it('keeps its values sealed in the database', async () => {
  await visit({ 'x-referrer': 'https://traceable.example/', referer: 'https://traceable.example/' });
  await entries();
  const rows = await house.app.house.database.query<object[]>('SELECT * FROM access_log_entry');
  expect(rows.length).toBeGreaterThan(0);
  expect(JSON.stringify(rows)).not.toMatch(/traceable|127\.0\.0\.1/);
});

it('believes X-Forwarded-For of nobody unless a proxy is trusted', async () => {
  await visit({ 'x-forwarded-for': '198.51.100.7' });
  expect(await entries()).toMatchObject([{ ipAddress: '127.0.0.1' }]);
});

it('believes a trusted proxy, and what it received from others not', async () => {
  const behind = await openHouse({ TRUSTED_PROXIES: '127.0.0.1,10.0.0.0/8' });
  try {
    const visitor = await behind.signIn('ada@example.com');
    for (const [i, chain] of ['198.51.100.7', '203.0.113.9, 198.51.100.7, 10.1.2.3', '2001:db8::7'].entries())
      await visitor.ask(`query Visit${i} { me { id } }`, {}, { 'x-forwarded-for': chain });
    const all = await entriesSince(visitor, behind.clock.now());
    const addresses = all
      .toSorted((a, b) => a.operation.localeCompare(b.operation))
      .map((each) => each.ipAddress);
    expect(addresses).toEqual(['198.51.100.7', '198.51.100.7', '2001:db8::7']);
  } finally {
    await behind.close();
  }
});

async function visit(headers: Record<string, string>, operation = 'Visit'): Promise<void> {
  const { errors } = await ada.ask(`query ${operation} { me { id } }`, {}, headers);
  expect(errors).toEqual([]);
}

/** What this test left in ada's log. */
function entries(): Promise<Entry[]> {
  return entriesSince(ada, began);
}
