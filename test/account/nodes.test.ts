import { newId } from '../../src/foundation/ids';
import { openHouse, type TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';

let house: TestHouse;
let ada: Visitor;
let bob: Visitor;
let adaIds: Ids;
let bobIds: Ids;

beforeAll(async () => {
  house = await openHouse();
  ada = await house.signIn('ada@example.com');
  bob = await house.signIn('bob@example.com');
  adaIds = await idsOf(ada);
  bobIds = await idsOf(bob);
});
afterAll(() => house.close());

describe.each(['Customer', 'Invoice', 'PaymentMethod', 'AccessLogEntry'] as const)('%s', (type) => {
  it('is found by its id', async () => {
    const { data } = await ada.ask(query, { id: adaIds[type] });
    expect(data).toEqual({ node: { __typename: type, id: adaIds[type] } });
  });

  it("case 1: another's id is answered as one that does not exist, byte by byte (API1)", async () => {
    const missing = await raw(ada, newId(bobIds[type].slice(0, 3)));
    expect(await raw(ada, bobIds[type])).toBe(missing);
    expect(missing).toBe('{"data":{"node":null}}\n');
  });

  it('case 4: an id that is tagged as another kind is none (API1)', async () => {
    const others = ['cus', 'inv', 'pay', 'log'].filter((prefix) => !adaIds[type].startsWith(prefix));
    for (const prefix of others)
      expect(await raw(ada, `${prefix}${adaIds[type].slice(3)}`)).toBe('{"data":{"node":null}}\n');
  });

  it('is found by nobody without a token', async () => {
    expect(await house.nobody.codes(query, { id: adaIds[type] })).toEqual(['UNAUTHENTICATED']);
  });
});

it.each(['', 'cus', 'cus_', '../cus_1', 'me', 'cus_01936000-0000-4000-8000-000000000000', 'x'.repeat(5000)])(
  'takes %.40j for no id',
  async (id) => {
    expect((await ada.ask(query, { id })).data).toEqual({ node: null });
  },
);

it.each(['Invoice', 'PaymentMethod', 'AccessLogEntry'] as const)(
  'shows no %s to staff and services',
  async (type) => {
    for (const account of [
      'agent@callxtra.example',
      'officer@callxtra.example',
      'dpo@callxtra.example',
      'service',
    ])
      expect((await (await house.signIn(account)).ask(query, { id: adaIds[type] })).data).toEqual({
        node: null,
      });
  },
);

it('shows a customer to agents and officers, to nobody else', async () => {
  const seenBy = async (account: string) =>
    (await (await house.signIn(account)).ask(query, { id: adaIds.Customer })).data.node !== null;
  expect(await seenBy('agent@callxtra.example')).toBe(true);
  expect(await seenBy('officer@callxtra.example')).toBe(true);
  expect(await seenBy('dpo@callxtra.example')).toBe(false);
  expect(await seenBy('service')).toBe(false);
});

it('case 5: what staff may not read stays closed by every way to a node (API3)', async () => {
  const agent = await house.signIn('agent@callxtra.example');
  const ways = [
    'query Q($id: ID!) { node(id: $id) { ... on Customer { secret: email } } }',
    'query Q($id: ID!) { node(id: $id) { ...F } } fragment F on Customer { secret: email }',
    'query Q($id: ID!) { node(id: $id) { ...F } } fragment F on Node { ... on Customer { secret: email } }',
    'query Q($id: ID!) { node: customer(id: $id) { secret: email } }',
  ];
  for (const way of ways) {
    const { data, errors } = await agent.ask(way, { id: adaIds.Customer });
    expect(data).toEqual({ node: { secret: null } });
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' }, path: ['node', 'secret'] }]);
  }
});

type Ids = Record<'Customer' | 'Invoice' | 'PaymentMethod' | 'AccessLogEntry', string>;

const query = 'query Find($id: ID!) { node(id: $id) { __typename id } }';

async function idsOf(visitor: Visitor): Promise<Ids> {
  const { data, errors } = await visitor.ask(`{ me {
    id
    billing { paymentMethods { id } invoices(first: 1) { nodes { id } } }
    accessLog(first: 1) { nodes { id } }
  } }`);
  expect(errors).toEqual([]);
  const { id, billing, accessLog } = data.me;
  return {
    Customer: id,
    Invoice: billing.invoices.nodes[0].id,
    PaymentMethod: billing.paymentMethods[0].id,
    AccessLogEntry: accessLog.nodes[0].id,
  };
}

/** The answer's body as it came. */
async function raw(visitor: Visitor, id: string): Promise<string> {
  const response = await house.app.http.inject({
    method: 'POST',
    url: '/graphql',
    headers: { authorization: `Bearer ${visitor.token}` },
    payload: { query, variables: { id } },
  });
  return response.body;
}
