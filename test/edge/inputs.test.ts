import { openHouse, type TestHouse } from '../kit/open-house';
import type { Answer, Visitor } from '../kit/visitor';
import { everyArgument, everyPlace, type Place, sending } from './every-input';

jest.setTimeout(60_000);

let house: TestHouse;
let ada: Visitor;
let bob: Visitor;
let agent: Visitor;
let officer: Visitor;
/** Who sends an input: officers too what is a customer's, and the other way round. */
let senders: Record<Place['sender'], Visitor[]>;

beforeAll(async () => {
  house = await openHouse();
  ada = await house.signIn('ada@example.com');
  bob = await house.signIn('bob@example.com');
  agent = await house.signIn('agent@callxtra.example');
  officer = await house.signIn('officer@callxtra.example');
  const service = await house.signIn('service');
  senders = { customer: [ada, officer], officer: [ada, officer], service: [service] };
});
afterAll(() => house.close());

/** Arguments of fields, each in a document with the variable $value. */
const asked: [string, string][] = [
  ['Query.node(id)', 'query Ask($value: ID!) { node(id: $value) { id } }'],
  ['Query.customer(id)', 'query Ask($value: ID!) { customer(id: $value) { id } }'],
  ['Query.verifyReceipt(receipt)', 'query Ask($value: String!) { verifyReceipt(receipt: $value) { valid } }'],
  [
    'Query.rightsRequest(reference)',
    'query Ask($value: String!) { rightsRequest(reference: $value) { id } }',
  ],
  ['Query.guestRequest(token)', 'query Ask($value: String!) { guestRequest(token: $value) { id } }'],
  ['Query.refusalReasons(right)', 'query Ask($value: Right!) { refusalReasons(right: $value) { code } }'],
  ['Query.rightsRequests(first)', listing('Int', null, 'rightsRequests(first: $value)')],
  ['Query.rightsRequests(after)', listing('String', null, 'rightsRequests(after: $value)')],
  [
    'Query.rightsRequests(filter)',
    listing('RightsRequestFilterInput', null, 'rightsRequests(filter: $value)'),
  ],
  [
    'Query.rightsRequests(orderBy)',
    listing('RightsRequestOrder! = DUE_AT_ASC', null, 'rightsRequests(orderBy: $value)'),
  ],
  ['Billing.invoices(first)', listing('Int', 'billing', 'invoices(first: $value)')],
  ['Billing.invoices(after)', listing('String', 'billing', 'invoices(after: $value)')],
  ['Billing.invoices(status)', listing('InvoiceStatus', 'billing', 'invoices(status: $value)')],
  ['Customer.accessLog(first)', listing('Int', '', 'accessLog(first: $value)')],
  ['Customer.accessLog(after)', listing('String', '', 'accessLog(after: $value)')],
  ['Customer.accessLog(from)', listing('DateTime', '', 'accessLog(from: $value)')],
  ['Customer.accessLog(to)', listing('DateTime', '', 'accessLog(to: $value)')],
  ['Customer.sessions(first)', listing('Int', '', 'sessions(first: $value)')],
  ['Customer.sessions(after)', listing('String', '', 'sessions(after: $value)')],
  ['Query.recipientNotices(first)', listing('Int', null, 'recipientNotices(first: $value)')],
  ['Query.recipientNotices(after)', listing('String', null, 'recipientNotices(after: $value)')],
  ['Query.recipientNotices(state)', listing('RecipientNoticeState', null, 'recipientNotices(state: $value)')],
  ['Query.legalHolds(first)', listing('Int', null, 'legalHolds(first: $value)')],
  ['Query.legalHolds(after)', listing('String', null, 'legalHolds(after: $value)')],
  ['Query.accessReports(first)', listing('Int', null, 'accessReports(first: $value)')],
  ['Query.accessReports(after)', listing('String', null, 'accessReports(after: $value)')],
  ['Query.accessReports(open)', listing('Boolean', null, 'accessReports(open: $value)')],
  ['PrivacyCenter.recipientNotices(first)', listing('Int', 'privacy', 'recipientNotices(first: $value)')],
  ['PrivacyCenter.recipientNotices(after)', listing('String', 'privacy', 'recipientNotices(after: $value)')],
  ['PrivacyCenter.rightsRequests(first)', listing('Int', 'privacy', 'rightsRequests(first: $value)')],
  ['PrivacyCenter.rightsRequests(after)', listing('String', 'privacy', 'rightsRequests(after: $value)')],
  [
    'PrivacyCenter.previewErasure(categories)',
    'query Ask($value: [String!]) { me { privacy { previewErasure(categories: $value, endAccount: false) { hash } } } }',
  ],
  [
    'PrivacyCenter.previewErasure(endAccount)',
    'query Ask($value: Boolean) { me { privacy { previewErasure(endAccount: $value) { hash } } } }',
  ],
  ['PrivacyCenter.rightsRequests(open)', listing('Boolean', 'privacy', 'rightsRequests(open: $value)')],
];
const places = everyPlace().map((place) => [`${place.mutation} ${place.path}`, place] as const);

test('no argument of the schema is left out here', () => {
  expect(asked.map(([name]) => name).toSorted()).toEqual(everyArgument().toSorted());
});

describe('59. SQL and other strings that mean something elsewhere', () => {
  const naughty = [
    "'; DROP TABLE customer; --",
    "' OR '1'='1",
    '" OR ""="',
    '1; UPDATE customer SET status = 0',
    "\\'; DELETE FROM invoice WHERE 1=1 --",
    '`customer`',
    '%_%',
    '${7*7} {{7*7}} #{7*7}',
    '<script>alert(1)</script>',
    '../../etc/passwd\0',
    '=HYPERLINK("http://evil.example")',
    '\u202e\u0000\ud800 𝒜 ﷽',
    '__proto__',
    'x'.repeat(20_000),
  ];
  const shapes: unknown[] = [
    { $gt: '' },
    { toString: 'x' },
    { __proto__: { admin: true } },
    ["' OR 1=1"],
    [],
    {},
    -1,
    1e308,
    true,
  ];

  it.each(asked)('do nothing in %s', async (_name, document) => {
    expect(await harmBy([ada, agent, officer], document, (value) => ({ value }))).toEqual([]);
  });

  it.each(places)('do nothing in %s', async (_name, { mutation, sender, inputWith }) => {
    expect(
      await harmBy(senders[sender], sending(mutation), (value) => ({ input: inputWith(value) })),
    ).toEqual([]);
  });

  /** Whatever went wrong, or changed. */
  async function harmBy(visitors: Visitor[], document: string, variables: (value: unknown) => object) {
    const harm: unknown[] = [];
    const before = await stateOf();
    for (const visitor of visitors)
      for (const value of [...naughty, ...shapes]) {
        const answer = await visitor.ask(document, variables(value));
        if (answer.status >= 500 || faultsOf(answer).length > 0)
          harm.push([value, answer.status, faultsOf(answer)]);
      }
    const after = await stateOf();
    return after === before ? harm : [...harm, before, after];
  }

  /** What nobody but its owner may change, and how many rows there are. */
  async function stateOf(): Promise<string> {
    const { data } = await bob.ask(
      '{ me { name { full } email companyName locale version billing { vatId invoices { nodes { id status } } } } }',
    );
    const { manager } = house.app.house.database;
    const counts = await Promise.all(
      ['customer', 'invoice', 'payment_method'].map((table) =>
        manager.query(`SELECT COUNT(*) AS count FROM ${table}`),
      ),
    );
    return JSON.stringify([data.me, counts]);
  }
});

describe('70. A value that is refused', () => {
  const secret = 'Geheim-4711';
  const marks = /Geheim.?4711|INTERNAL_SERVER_ERROR/;

  it.each(places)('is told nowhere: %s', async (_name, { mutation, sender, inputWith }) => {
    for (const value of [secret, `${secret}${'x'.repeat(3000)}`, { [`key`]: secret }, [secret], [[secret]]])
      expect(await toldOf(sending(mutation), { input: inputWith(value) }, senders[sender])).not.toMatch(
        marks,
      );
  });

  it.each(asked)('is told nowhere: %s', async (_name, document) => {
    for (const value of [secret, { key: secret }, [secret]])
      expect(await toldOf(document, { value })).not.toMatch(marks);
  });

  it.each([
    ['a text for a number', `{ me { billing { invoices(first: "${secret}") { nodes { id } } } } }`],
    [
      'an unknown choice',
      `{ me { billing { invoices(status: ${secret.replace('-', '')}) { nodes { id } } } } }`,
    ],
    ['a text for a choice', `{ me { billing { invoices(status: "${secret}") { nodes { id } } } } }`],
    ['a text for an instant', `{ me { accessLog(from: "${secret}") { nodes { id } } } }`],
    [
      'a text for a truth',
      `mutation { updateProfile(input: { validateOnly: "${secret}" }) { userErrors { code } } }`,
    ],
    [
      'a text for an object',
      `mutation { updateProfile(input: { name: "${secret}" }) { userErrors { code } } }`,
    ],
    [
      'an object for a text',
      `mutation { updateProfile(input: { companyName: { a: "${secret}" } }) { userErrors { code } } }`,
    ],
    [
      'a default of another type',
      `query ($first: Int = "${secret}") { me { billing { invoices(first: $first) { nodes { id } } } } }`,
    ],
    ['a list for a number', `{ me { billing { invoices(first: ["${secret}"]) { nodes { id } } } } }`],
    ['a document that ends too early', `{ me { billing { invoices(after: "${secret}`],
  ])('is told nowhere as a literal: %s', async (_name, document) => {
    const told = await toldOf(document, {});
    expect(told).toMatch(/"code":"(BAD_USER_INPUT|GRAPHQL_\w+)"/);
    expect(told).not.toMatch(marks);
  });

  /** The answer and what was logged meanwhile. */
  async function toldOf(
    document: string,
    variables: object,
    visitors: readonly Visitor[] = [ada, officer],
  ): Promise<string> {
    const from = house.logged.length;
    const answers = [];
    for (const visitor of visitors) answers.push(await visitor.ask(document, variables));
    return JSON.stringify([answers.map(({ errors, data }) => [errors, data]), house.logged.slice(from)]);
  }
});

function faultsOf({ errors }: Answer): string[] {
  return errors
    .filter(({ extensions }) => /INTERNAL|UNAVAILABLE/.test(extensions.code))
    .map(({ message }) => message);
}

function listing(type: string, parent: string | null, list: string): string {
  const whole = `${list} { nodes { id } }`;
  if (parent === null) return `query Ask($value: ${type}) { ${whole} }`;
  return `query Ask($value: ${type}) { me { ${parent ? `${parent} { ${whole} }` : whole} } }`;
}
