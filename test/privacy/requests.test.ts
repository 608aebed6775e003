import { LedgerEntry } from '../../src/ledger';
import { openHouse, type TestHouse } from '../kit/open-house';
import { statementsOfRead } from '../kit/statements';
import type { Visitor } from '../kit/visitor';
import { access, findRequest, fulfilled, requestAccess } from './access-kit';

let house: TestHouse;
let ada: Visitor;

beforeAll(async () => {
  house = await openHouse();
  ada = await house.signIn('ada@example.com');
});
afterAll(() => house.close());

describe('the list of requests', () => {
  it('is newest first, page by page, and knows open ones from closed ones', async () => {
    const references: string[] = [];
    for (let i = 0; i < 3; i++) {
      house.clock.advance(60);
      references.unshift((await access(ada)).reference);
    }
    const first = await list('first: 2');
    expect(first.nodes.map(({ reference }: { reference: string }) => reference)).toEqual(
      references.slice(0, 2),
    );
    expect(first).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    const rest = await list(`first: 2, after: "${first.pageInfo.endCursor}"`);
    expect(rest.nodes.map(({ reference }: { reference: string }) => reference)).toEqual(references.slice(2));
    expect((await list('open: false')).totalCount).toBe(3);
    expect((await list('open: true')).nodes).toEqual([]);
  });

  it("gives no rows for another's cursor", async () => {
    const { pageInfo } = await list('first: 1');
    const bob = await house.signIn('bob@example.com');
    const query = `{ me { privacy { rightsRequests(after: "${pageInfo.endCursor}") { nodes { id } } } } }`;
    expect(await bob.codes(query)).toEqual(['BAD_USER_INPUT']);
  });

  it('takes as many statements for a hundred as for one', async () => {
    const forOne = await statementsFor('first: 1');
    expect(forOne.length).toBeGreaterThan(4);
    expect(await statementsFor('first: 100')).toHaveLength(forOne.length);
  });
});

describe('a request', () => {
  it('tells its steps, its deadline and where it stands, in words', async () => {
    const { id } = await access(ada);
    const query = `{ node(id: "${id}") { ... on RightsRequest {
      statusText closedAt timeline { state actor } customer { id }
      deadline { receivedOn dueAt dueAtWithoutPause extended pausedSince overdue explanation } } } }`;
    const { data, errors } = await ada.ask(query, {}, { 'accept-language': 'de' });
    expect(errors).toEqual([]);
    expect(data.node.timeline).toEqual([
      { state: 'RECEIVED', actor: 'REQUESTER' },
      { state: 'EXECUTING', actor: 'SYSTEM' },
      { state: 'FULFILLED', actor: 'SYSTEM' },
    ]);
    expect(data.node).toMatchObject({
      statusText: 'Ihr Antrag ist erfüllt.',
      closedAt: house.clock.now().toISOString(),
      customer: { id: expect.stringMatching(/^cus_/) },
      deadline: { receivedOn: '2026-11-24', extended: false, pausedSince: null, overdue: false },
    });
    expect(data.node.deadline.explanation[0]).toContain('24. November 2026');
  });

  it('answers a stranger as a missing one does', async () => {
    const { id } = await access(ada);
    const bob = await house.signIn('bob@example.com');
    const missing = 'req_01a20be0-58a6-7dfe-91ac-a94c93026ce5';
    const ask = (asked: string) => bob.ask('query ($id: ID!) { node(id: $id) { id } }', { id: asked });
    expect((await ask(id)).data).toEqual((await ask(missing)).data);
    expect((await house.signIn('service')).token).not.toBeNull();
    expect((await (await house.signIn('service')).ask(`{ node(id: "${id}") { id } }`)).data).toEqual({
      node: null,
    });
  });

  it('shows its head to staff, and what was written with it and the package to the person alone', async () => {
    const { id, reference } = await access(ada, { note: 'private' });
    for (const account of ['agent@callxtra.example', 'officer@callxtra.example', 'dpo@callxtra.example']) {
      const staff = await house.signIn(account);
      const { data } = await staff.ask(
        `{ node(id: "${id}") { ... on AccessRequest { reference state dueAt statusText receipts { kind } timeline { state } } } }`,
      );
      expect(data.node).toMatchObject({ reference, state: 'FULFILLED' });
      for (const field of ['note', 'package { sha256 }'])
        expect(await staff.codes(`{ node(id: "${id}") { ... on AccessRequest { ${field} } } }`)).toEqual([
          'FORBIDDEN',
        ]);
    }
    expect((await findRequest(ada, id)).note).toBe('private');
  });

  it('leaves its trail', async () => {
    const { id } = await access(ada);
    const entries = await house.app.house.database.manager.findBy(LedgerEntry, { about: id });
    expect(entries.map(({ action }) => action)).toEqual(['request.received', 'request.fulfilled']);
  });
});

describe('a second request while one is open', () => {
  it('is one of its own, linked to the first', async () => {
    await house.app.worker!.stop();
    const { request: first } = await requestAccess(ada);
    const { request: second } = await requestAccess(ada);
    expect(first.duplicateOf).toBeNull();
    expect(second.duplicateOf).toEqual({ reference: first.reference });
    await house.reopen();
    const done = [await fulfilled(ada, first.id), await fulfilled(ada, second.id)];
    expect(new Set(done.map(({ package: made }) => made.sha256)).size).toBe(2);
    expect((await requestAccess(ada)).request.duplicateOf).toBeNull();
  });
});

async function list(args: string) {
  const { data, errors } = await ada.ask(
    `{ me { privacy { rightsRequests(${args}) { totalCount nodes { reference } pageInfo { hasNextPage endCursor } } } } }`,
  );
  expect(errors).toEqual([]);
  return data.me.privacy.rightsRequests;
}

/** How many statements the main database is asked for one page with everything on it. */
function statementsFor(args: string): Promise<string[]> {
  const query = `{ me { privacy { rightsRequests(${args}) { nodes { reference deadline { dueAt } statusText note customer { id }
    timeline { state } receipts { kind } duplicateOf { id } question { text } decision { outcome reason } canWithdraw
    actions { allowed } ... on AccessRequest { package { sha256 downloadUrl } } } } } } }`;
  return statementsOfRead(house, () => ada.ask(query));
}
