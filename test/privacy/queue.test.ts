import { openHouse, type TestHouse } from '../kit/open-house';
import { statementsOfRead } from '../kit/statements';
import type { Visitor } from '../kit/visitor';
import { until } from '../kit/workers';
import { atDesk, type Cast, castOf, done, recorded } from './desk-kit';

const day = 86_400;
const office = 'info@callxtra.com';

let house: TestHouse;
let cast: Cast;
/** References by when they came, the oldest first. */
let references: string[];

beforeAll(async () => {
  house = await openHouse();
  cast = await castOf(house);
  references = [];
  for (const receivedAt of ['2026-10-01T08:00:00Z', '2026-11-01T08:00:00Z', '2026-11-20T08:00:00Z']) {
    const { reference } = await recorded(cast.agent, cast.adaId, { receivedAt });
    references.push(reference);
  }
});
afterAll(() => house.close());

describe('the desk', () => {
  it('lists the most urgent first or the newest first, page by page', async () => {
    expect(await listed(cast.dpo, '')).toEqual(references);
    expect(await listed(cast.officer, 'orderBy: RECEIVED_AT_DESC')).toEqual(references.toReversed());
    const first = await page(cast.dpo, 'first: 2');
    expect(first.totalCount).toBe(3);
    const rest = await page(cast.dpo, `first: 2, after: "${first.pageInfo.endCursor}"`);
    expect([...first.nodes, ...rest.nodes].map(({ reference }) => reference)).toEqual(references);
  });

  it('takes no cursor of another order or filter', async () => {
    const { pageInfo } = await page(cast.dpo, 'first: 1');
    const query = (args: string) =>
      `{ rightsRequests(after: "${pageInfo.endCursor}", ${args}) { nodes { id } } }`;
    for (const args of ['orderBy: RECEIVED_AT_DESC', 'filter: { unassigned: true }'])
      expect(await cast.dpo.codes(query(args))).toEqual(['BAD_USER_INPUT']);
  });

  it('filters by each of what it offers', async () => {
    const { officer, officer2, adaId } = cast;
    const [oldest, middle, newest] = references as [string, string, string];
    const { id } = await find(officer, middle);
    await done(officer, 'assignRightsRequest', { requestId: id });
    const expectations: [string, string[]][] = [
      ['overdue: true', [oldest]],
      ['dueBefore: "2026-12-01T12:00:00Z"', [oldest]],
      ['dueBefore: "2026-12-02T12:00:00Z"', [oldest, middle]],
      ['assignedToMe: true', [middle]],
      ['unassigned: true', [oldest, newest]],
      ['assignedToMe: true, unassigned: true', []],
      ['states: [IN_REVIEW]', references],
      ['states: [REFUSED]', []],
      ['states: [REFUSED], overdue: true', []],
      ['rights: [ERASURE]', []],
      ['channels: [PHONE]', references],
      ['channels: []', []],
      [`customerId: "${adaId}"`, references],
      ['customerId: "cus_none"', []],
    ];
    for (const [filter, due] of expectations)
      expect([filter, await listed(officer, `filter: { ${filter} }`)]).toEqual([filter, due]);
    expect(await listed(officer2, 'filter: { assignedToMe: true }')).toEqual([]);
  });

  it('finds a request by its reference, however it is typed', async () => {
    const [oldest] = references as [string];
    expect((await find(cast.dpo, ` ${oldest.toLowerCase()} `)).reference).toBe(oldest);
    expect(await find(cast.dpo, 'RR-2026-00000')).toBeNull();
  });

  it('takes as many statements for all as for one', async () => {
    const fields =
      'reference dueAt statusText assignedTo actions { allowed } decision { outcome } timeline { state } customer { id }';
    const counted = (first: number) =>
      statementsOfRead(house, () =>
        cast.officer.ask(`{ rightsRequests(first: ${first}) { totalCount nodes { ${fields} } } }`),
      );
    const forOne = await counted(1);
    expect(forOne.length).toBeGreaterThan(4);
    expect(await counted(100)).toHaveLength(forOne.length);
  });

  it('is closed to customers, agents and services', async () => {
    for (const visitor of [cast.ada, cast.agent, await house.signIn('service')])
      for (const query of ['rightsRequests { totalCount }', 'rightsRequest(reference: "x") { id }'])
        expect(await visitor.codes(`{ ${query} }`)).toEqual(['FORBIDDEN']);
  });

  it('only reads for the data protection officer', async () => {
    const { id } = await find(cast.dpo, references[0]!);
    const { actions } = await atDesk(cast.dpo, id);
    expect(actions.filter(({ allowed }: { allowed: boolean }) => allowed)).toEqual([]);
    expect(actions[0].whyNot).toBe('This step is not yours to take.');
  });
});

describe('the alarms', () => {
  it('are raised seven days and one day before the last day, once, and name the reference alone', async () => {
    const [, , newest] = references as [string, string, string];
    expect(alarmsOf(newest)).toEqual([]);
    for (const [days, subjects] of [
      [19, ['7 days left']],
      [1, ['7 days left']],
      [5, ['7 days left', 'one day left']],
      [3, ['7 days left', 'one day left']],
    ] as const) {
      house.clock.advance(days * day);
      await watched();
      expect(alarmsOf(newest)).toEqual(subjects.map((left) => `${newest}: ${left}`));
    }
    const said = house.mailBox.to(office).map(({ subject, text }) => `${subject} ${text}`);
    expect(said.join().replaceAll(/RR-2026-\w{5}/g, '')).not.toMatch(/ada|lovelace|example\.com|cus_/i);
  });
});

/** Waits until the watch has gone its round at the present time. */
async function watched(): Promise<void> {
  const due = house.clock.now();
  const { database } = house.app.house;
  await until(async () => {
    const [job] = await database.query<{ runAfter: Date | string; state: string }[]>(
      "SELECT runAfter, state FROM job WHERE kind = 'request.watch'",
    );
    const runAfter = new Date(job!.runAfter instanceof Date ? job!.runAfter : `${job!.runAfter}Z`);
    return job!.state === 'READY' && runAfter > due;
  });
  await until(async () => {
    const [left] = await database.query<{ n: number | string }[]>(
      'SELECT COUNT(*) AS n FROM outbox_mail WHERE sentAt IS NULL',
    );
    return Number(left!.n) === 0;
  });
}

function alarmsOf(reference: string): string[] {
  const subjects = house.mailBox.to(office).map(({ subject }) => subject);
  return subjects.filter((subject) => subject.startsWith(reference) && subject.endsWith('left'));
}

async function page(visitor: Visitor, args: string) {
  const { data, errors } = await visitor.ask(
    `{ rightsRequests${args && `(${args})`} { totalCount nodes { reference } pageInfo { endCursor } } }`,
  );
  expect(errors).toEqual([]);
  return data.rightsRequests as {
    totalCount: number;
    nodes: { reference: string }[];
    pageInfo: { endCursor: string };
  };
}

async function listed(visitor: Visitor, args: string): Promise<string[]> {
  return (await page(visitor, args)).nodes.map(({ reference }) => reference);
}

async function find(visitor: Visitor, reference: string) {
  const { data } = await visitor.ask(
    'query ($r: String!) { rightsRequest(reference: $r) { id reference } }',
    {
      r: reference,
    },
  );
  return data.rightsRequest;
}
