import { setTimeout as sleep } from 'node:timers/promises';
import { openHouse, type TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';
import { accessLogQuery, entriesSince, operationsOf, pageOf, writtenSince } from './access-log-entries';

let house: TestHouse;
let ada: Visitor;
let adaId: string;
let began: Date;

beforeAll(async () => {
  house = await openHouse();
  adaId = (await (await house.signIn('ada@example.com')).ask('{ me { id } }')).data.me.id;
});
afterAll(() => house.close());
beforeEach(async () => {
  house.clock.advance(3600);
  began = house.clock.now();
  ada = await house.signIn('ada@example.com');
});

it('holds one entry for each request of a signed-in caller, without being asked to write it', async () => {
  await ada.ask('query First { me { id } }');
  await ada.ask('query Second { a: me { id } b: me { version } viewer { role } }');
  await ada.ask('mutation Third { updateProfile(input: {}) { userErrors { code } } }');
  await ada.ask('{ me { id } }');
  expect(operationsOf(await entriesSince(ada, began))).toEqual(['First', 'Second', 'Third', 'unnamed']);
});

it('holds what was refused as well, and nothing of who is not signed in', async () => {
  await ada.ask(`query Refused { customer(id: "${adaId}") { id } }`);
  await ada.ask('query Invalid { nothing }');
  await ada.ask('query Broken {');
  await house.nobody.ask('query Nobody { me { id } }');
  expect(operationsOf(await entriesSince(ada, began))).toEqual(['Refused', 'unnamed', 'unnamed']);
});

it('tells customers of each member of staff who read something, without traces of them', async () => {
  const agent = await house.signIn('agent@callxtra.example');
  const officer = await house.signIn('officer@callxtra.example');
  const headers = { 'user-agent': 'Mozilla/5.0 Firefox/145.0', 'x-referrer': 'https://desk.example/' };
  await agent.ask('query Lookup($id: ID!) { customer(id: $id) { maskedName } }', { id: adaId }, headers);
  await officer.ask('query ByNode($id: ID!) { node(id: $id) { id } }', { id: adaId }, headers);
  const entries = await entriesSince(ada, began);
  expect(operationsOf(entries)).toEqual(['ByNode', 'Lookup']);
  for (const entry of entries)
    expect(entry).toEqual({
      at: began.toISOString(),
      actor: 'STAFF',
      operation: expect.any(String),
      ipAddress: null,
      browser: null,
      operatingSystem: null,
      referrer: null,
      exitPage: null,
    });
});

it('tells nothing of staff who were refused or asked for somebody who is not there', async () => {
  const both = '($id: ID!) { customer(id: $id) { id } node(id: $id) { id } }';
  const dpo = await house.signIn('dpo@callxtra.example');
  const agent = await house.signIn('agent@callxtra.example');
  await dpo.ask(`query Refused${both}`, { id: adaId });
  await agent.ask(`query Missing${both}`, { id: 'cus_01936000-0000-7000-8000-000000000000' });
  expect(await entriesSince(ada, began)).toEqual([]);
});

it("is each customer's own", async () => {
  const bob = await house.signIn('bob@example.com');
  await ada.ask('query OfAda { me { id } }');
  expect(operationsOf(await entriesSince(ada, began))).toEqual(['OfAda']);
  expect(await entriesSince(bob, began)).toEqual([]);
});

it('lists what lies between two instants, both included, and refuses what is no instant', async () => {
  const times: string[] = [];
  for (const name of ['One', 'Two', 'Three']) {
    times.push(house.clock.now().toISOString());
    await ada.ask(`query ${name} { me { id } }`);
    house.clock.advance(60);
  }
  await entriesSince(ada, began);
  const between = async (from: string | undefined, to: string | undefined) =>
    (await pageOf(ada, { from, to })).nodes.map(({ operation }) => operation);
  expect(await between(times[0], times[2])).toEqual(['Three', 'Two', 'One']);
  expect(await between(times[1], times[1])).toEqual(['Two']);
  expect(await between(times[2], times[0])).toEqual([]);
  expect(await ada.codes(accessLogQuery, { from: 'yesterday' })).toEqual(['BAD_USER_INPUT']);
});

it('gives entries of one instant once each, whatever the size of the page', async () => {
  for (let i = 0; i < 7; i++) await ada.ask(`query Burst${i} { me { id } }`);
  await entriesSince(ada, began);
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const { nodes, pageInfo } = await pageOf(ada, { first: 2, after, from: began, to: began });
    seen.push(...operationsOf(nodes).filter((name) => name.startsWith('Burst')));
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after);
  expect(seen.toSorted()).toEqual(Array.from({ length: 7 }, (_, i) => `Burst${i}`));
});

it('is written when the house closes, and there when it opens again', async () => {
  await ada.ask('query Last { me { id } }');
  await house.reopen();
  ada = await house.signIn('ada@example.com');
  expect(operationsOf(await writtenSince(ada, began))).toEqual(['Last']);
});

it('waits while it cannot be written, and is there once afterwards', async () => {
  const { database } = house.app.house;
  await database.query('ALTER TABLE access_log_entry RENAME TO access_log_away');
  await ada.ask('query Waiting { me { id } }');
  while (!house.logged.some((line) => line.includes('the access log waits'))) await sleep(50);
  await database.query('ALTER TABLE access_log_away RENAME TO access_log_entry');
  await house.reopen();
  ada = await house.signIn('ada@example.com');
  expect(operationsOf(await writtenSince(ada, began))).toEqual(['Waiting']);
});
