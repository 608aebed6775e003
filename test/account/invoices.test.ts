import { openHouse, type TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';

let house: TestHouse;
let ada: Visitor;
let bob: Visitor;

beforeAll(async () => {
  house = await openHouse();
  ada = await house.signIn('ada@example.com');
  bob = await house.signIn('bob@example.com');
});
afterAll(() => house.close());

it('shows each invoice with its number, days, status and total', async () => {
  const { nodes } = await page(ada, { first: 2 });
  expect(nodes).toEqual([
    {
      number: 'CX-A-2026-11',
      status: 'OPEN',
      issuedOn: '2026-11-24',
      dueOn: '2026-12-08',
      total: euros(4900),
    },
    {
      number: 'CX-A-2026-10',
      status: 'PAID',
      issuedOn: '2026-10-24',
      dueOn: '2026-11-07',
      total: euros(5150),
    },
  ]);
});

it.each([1, 5, 23, 24, 100])('gives all of them once, newest first, in pages of %i', async (first) => {
  const days: string[] = [];
  let pages = 0;
  for (let after: string | null = null; ; pages++) {
    const { nodes, pageInfo, totalCount } = await page(ada, { first, after });
    expect(pageInfo.hasPreviousPage).toBe(after !== null);
    expect(totalCount).toBe(24);
    days.push(...nodes.map(({ issuedOn }) => issuedOn));
    if (!pageInfo.hasNextPage) break;
    expect(nodes).toHaveLength(first);
    after = pageInfo.endCursor;
  }
  expect(days).toEqual([...new Set(days)].toSorted().toReversed());
  expect(days).toHaveLength(24);
  expect(pages + 1).toBe(Math.ceil(24 / first));
});

it('goes on after whichever edge is named', async () => {
  const { edges, nodes, pageInfo } = await page(ada, { first: 10 });
  expect([edges[0]?.cursor, edges[9]?.cursor]).toEqual([pageInfo.startCursor, pageInfo.endCursor]);
  expect((await page(ada, { first: 6, after: edges[3]?.cursor })).nodes).toEqual(nodes.slice(4));
});

it('has no page after the last one', async () => {
  const { pageInfo } = await page(ada, { first: 100 });
  expect(await page(ada, { after: pageInfo.endCursor })).toMatchObject({
    nodes: [],
    pageInfo: { hasNextPage: false, hasPreviousPage: true, startCursor: null, endCursor: null },
    totalCount: 24,
  });
});

it.each([
  ['OPEN', 1],
  ['PAID', 23],
  ['OVERDUE', 0],
  ['VOID', 0],
])('filters those that are %s', async (status, count) => {
  const { nodes, totalCount } = await page(ada, { first: 100, status });
  expect(nodes.map((invoice) => invoice.status)).toEqual(Array(count).fill(status));
  expect(totalCount).toBe(count);
});

it('refuses a page of none, of fewer, or of more than a hundred, also through a variable', async () => {
  for (const first of [0, -1]) expect(await refusalOf(ada, { first })).toBe('BAD_USER_INPUT');
  expect(await refusalOf(ada, { first: 101 })).toBe('LIMIT_EXCEEDED');
  expect(await ada.codes('{ me { billing { invoices(first: 1000) { totalCount } } } }')).toEqual([
    'LIMIT_EXCEEDED',
  ]);
});

it('refuses what is no cursor, or was altered', async () => {
  const { endCursor } = (await page(ada, { first: 3 })).pageInfo;
  const altered = `${endCursor.slice(0, -2)}${endCursor.endsWith('AA') ? 'BB' : 'AA'}`;
  for (const after of ['', 'MTA=', altered, endCursor.slice(4)])
    expect(await refusalOf(ada, { after })).toBe('BAD_USER_INPUT');
});

it('refuses the cursor of another list', async () => {
  const { endCursor } = (await page(ada, { first: 3, status: 'PAID' })).pageInfo;
  expect(await refusalOf(ada, { after: endCursor })).toBe('BAD_USER_INPUT');
  const { data } = await ada.ask('{ me { accessLog(first: 1) { pageInfo { endCursor } } } }');
  expect(await refusalOf(ada, { after: data.me.accessLog.pageInfo.endCursor })).toBe('BAD_USER_INPUT');
});

it("case 3: takes bob's cursor for none of ada's, and shows no row of his (API1)", async () => {
  const { endCursor } = (await page(bob, { first: 3 })).pageInfo;
  const { data, errors } = await ada.ask(query, { after: endCursor });
  expect(errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
  expect(JSON.stringify(data)).not.toContain('CX-');
});

it('keeps its cursors over a restart', async () => {
  const { endCursor } = (await page(ada, { first: 20 })).pageInfo;
  await house.reopen();
  expect((await page(ada, { after: endCursor })).nodes).toHaveLength(4);
});

it('calls an open invoice overdue from the day after its due day on', async () => {
  const standing = async () => {
    const visitor = await house.signIn('ada@example.com');
    const counts = ['OPEN', 'OVERDUE'].map(async (status) => (await page(visitor, { status })).totalCount);
    return [(await page(visitor, { first: 1 })).nodes[0]?.status, ...(await Promise.all(counts))];
  };
  house.clock.advance((Date.parse('2026-12-08T23:59:59Z') - house.clock.now().getTime()) / 1000);
  expect(await standing()).toEqual(['OPEN', 1, 0]);
  house.clock.advance(1);
  expect(await standing()).toEqual(['OVERDUE', 0, 1]);
});

const query = `query Invoices($first: Int, $after: String, $status: InvoiceStatus) {
  me { billing { invoices(first: $first, after: $after, status: $status) {
    edges { cursor node { number } }
    nodes { number status issuedOn dueOn total { amountMinor currency } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    totalCount
  } } }
}`;

interface InvoicePage {
  edges: { cursor: string }[];
  nodes: { number: string; status: string; issuedOn: string }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string };
  totalCount: number;
}

async function page(visitor: Visitor, variables: object): Promise<InvoicePage> {
  const { data, errors } = await visitor.ask(query, variables);
  expect(errors).toEqual([]);
  return data.me.billing.invoices;
}

async function refusalOf(visitor: Visitor, variables: object): Promise<string | undefined> {
  return (await visitor.codes(query, variables))[0];
}

function euros(amountMinor: number): object {
  return { amountMinor, currency: 'EUR' };
}
