import { newId } from '../../src/foundation/ids';
import { currentOf } from '../account/session-list';
import { contentsOf } from '../kit/contents';
import { openHouse, type TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';
import { settled } from '../kit/workers';
import { trailOf } from '../pipeline/trails';
import { access } from '../privacy/access-kit';
import { done, recorded } from '../privacy/desk-kit';
import { everyPlace, sending } from './every-input';

let house: TestHouse;
let ada: Visitor;
let bob: Visitor;
let adaId: string;

beforeAll(async () => {
  house = await openHouse();
  ada = await house.signIn('ada@example.com');
  bob = await house.signIn('bob@example.com');
  adaId = (await ada.ask('{ me { id } }')).data.me.id;
  for (const visitor of [ada, bob]) {
    for (let i = 0; i < 2; i++) await access(visitor);
    await currentOf(visitor);
  }
});
afterAll(() => house.close());

describe('1. What is of another person (API1:2023)', () => {
  const node = 'query Node($id: ID!) { node(id: $id) { id __typename } }';

  it('answers as what does not exist, byte by byte', async () => {
    const ids = await idsOf(bob);
    for (const id of ids)
      expect(await raw(ada, node, { id })).toBe(await raw(ada, node, { id: newId(id.slice(0, 3)) }));
    expect(ids.map((id) => id.slice(0, 3))).toEqual(['cus', 'pay', 'inv', 'log', 'req', 'ses']);
  });

  it('is refused to a customer by the door of staff, whether it exists or not', async () => {
    const customer = 'query Customer($id: ID!) { customer(id: $id) { id } }';
    const missing = await raw(bob, customer, { id: newId('cus') });
    expect(await raw(bob, customer, { id: adaId })).toBe(missing);
    expect(await bob.codes(customer, { id: adaId })).toEqual(['FORBIDDEN']);
  });

  it('is reached by no edge of what is shared', async () => {
    const { data } = await bob.ask('{ me { id privacy { rightsRequests { nodes { customer { id } } } } } }');
    const owners = data.me.privacy.rightsRequests.nodes.map(
      (each: { customer: { id: string } }) => each.customer.id,
    );
    expect(new Set(owners)).toEqual(new Set([data.me.id]));
  });
});

describe("2. What a mutation is told of another's (API1:2023)", () => {
  /** Each place of a mutation's input that takes an id, with an input that names it there. */
  const named: Record<string, (id: string) => Promise<object>> = {
    'setDefaultPaymentMethod.paymentMethodId': async (paymentMethodId) => ({ paymentMethodId }),
    'removePaymentMethod.paymentMethodId': async (paymentMethodId) => ({ paymentMethodId }),
    'removePaymentMethod.replacementId': async (replacementId) => ({
      paymentMethodId: await methodOf(ada),
      replacementId,
    }),
    'endRestriction.restrictionId': async (restrictionId) => ({ restrictionId }),
    'withdrawObjection.objectionId': async (objectionId) => ({ objectionId }),
    'endSession.sessionId': async (sessionId) => ({ sessionId }),
    'reportAccess.accessLogEntryId': async (accessLogEntryId) => ({ accessLogEntryId }),
    'withdrawRightsRequest.requestId': async (requestId) => ({ requestId }),
    'answerRightsRequest.requestId': async (requestId) => ({ requestId, code: '12345678', answer: 'All.' }),
    'resendRequestCode.requestId': async (requestId) => ({ requestId }),
    'sendRequestMessage.requestId': async (requestId) => ({ requestId, text: 'Hello.' }),
  };

  /** What tells of the attempt. */
  const tracing = ['access_log_entry', 'session', 'job', 'ledger_entry'];
  /** What he asked for and is not done: in review, and waiting for his answer. */
  const openOfBob: string[] = [];
  beforeAll(async () => {
    const officer = await house.signIn('officer@callxtra.example');
    const bobId = (await idsOf(bob))[0]!;
    for (let i = 0; i < 2; i++) openOfBob.push((await recorded(officer, bobId)).id);
    await done(officer, 'askForIdentity', { requestId: openOfBob[1], doubt: 'x' });
  });

  it('leaves no place out that takes an id', () => {
    const places = everyPlace().filter(({ takes, sender }) => takes === 'ID' && sender === 'customer');
    expect(places.map(({ mutation, path }) => `${mutation}.${path}`).toSorted()).toEqual(
      Object.keys(named).toSorted(),
    );
  });

  it.each(Object.entries(named))(
    'is as good as nothing, and no row is changed: %s',
    async (place, inputWith) => {
      const [mutation = '', path] = place.split('.');
      const toldOf = async (id: string) => raw(ada, sending(mutation), { input: await inputWith(id) });
      await settled(house);
      const before = await contentsOf(house, tracing);
      for (const id of [...(await idsOf(bob)), await methodOf(bob), ...openOfBob]) {
        const told = await toldOf(id);
        expect(told).toBe(await toldOf(newId(id.slice(0, 3))));
        expect(JSON.parse(told).data[mutation].userErrors).toMatchObject([
          { code: 'NOT_FOUND', path: [path] },
        ]);
      }
      expect(await contentsOf(house, tracing)).toEqual(before);
      expect((await trailOf(house, adaId)).at(-1)).toMatchObject({
        action: 'attempt.refused',
        fields: `${mutation},NOT_FOUND`,
        role: 'CUSTOMER',
        about: null,
      });
    },
  );

  async function methodOf(visitor: Visitor): Promise<string> {
    const { data } = await visitor.ask('{ me { billing { defaultPaymentMethod { id } } } }');
    return data.me.billing.defaultPaymentMethod.id;
  }
});

describe('2. What is for services alone (API1:2023, API5:2023)', () => {
  /** What takes an id of a customer, and the least that comes with it. */
  const feeds: Record<string, object> = {
    'EndContractInput.customerId': { externalReference: 'x', endedOn: '2026-11-01' },
    'RecordInvoiceInput.customerId': {
      externalReference: 'x',
      number: 'X-1',
      issuedOn: '2026-11-01',
      dueOn: '2026-11-15',
      totalMinor: 1,
      currency: 'EUR',
      status: 'OPEN',
    },
  };

  it.each(Object.entries(feeds))('is refused to a customer and changes nothing: %s', async (name, input) => {
    const [type = '', field = ''] = name.split('.');
    const mutation = type.charAt(0).toLowerCase() + type.slice(1, -'Input'.length);
    const document = `mutation ($input: ${type}!) { ${mutation}(input: $input) { userErrors { code } } }`;
    const state = '{ me { version billing { invoices { totalCount } } } }';
    const before = (await bob.ask(state)).data;
    const [his = ''] = await idsOf(bob);
    expect(await ada.codes(document, { input: { ...input, [field]: his } })).toEqual(['FORBIDDEN']);
    expect((await bob.ask(state)).data).toEqual(before);
  });
});

describe("3. A cursor of another's list (API1:2023)", () => {
  const lists = {
    invoices:
      'query List($after: String) { me { billing { list: invoices(first: 1, after: $after) { nodes { id } pageInfo { endCursor } } } } }',
    accessLog:
      'query List($after: String) { me { billing: communication { __typename } list: accessLog(first: 1, after: $after) { nodes { id } pageInfo { endCursor } } } }',
    sessions:
      'query List($after: String) { me { list: sessions(first: 1, after: $after) { nodes { id } pageInfo { endCursor } } } }',
    rightsRequests:
      'query List($after: String) { me { billing: privacy { list: rightsRequests(first: 1, after: $after) { nodes { id } pageInfo { endCursor } } } } }',
  };

  it.each(Object.entries(lists))('is no cursor: %s', async (_name, list) => {
    const after = (await page(bob, list)).pageInfo.endCursor;
    expect(after).toEqual(expect.any(String));
    const { data, errors } = await ada.ask(list, { after });
    expect(errors.map(({ extensions, message }) => [extensions.code, message])).toEqual([
      ['BAD_USER_INPUT', 'The argument "after" is no cursor of this list.'],
    ]);
    expect(JSON.stringify(data)).not.toContain('nodes');
  });

  it('is no cursor in another list of the same person, or once a letter is changed', async () => {
    const after: string = (await page(ada, lists.invoices)).pageInfo.endCursor;
    expect(await ada.codes(lists.accessLog, { after })).toEqual(['BAD_USER_INPUT']);
    const changed = `${after.slice(0, -3)}${after.at(-3) === 'A' ? 'B' : 'A'}${after.slice(-2)}`;
    expect(await ada.codes(lists.invoices, { after: changed })).toEqual(['BAD_USER_INPUT']);
    expect(await ada.codes(lists.invoices, { after: '' })).toEqual(['BAD_USER_INPUT']);
  });

  it('goes on where it stands in the own list', async () => {
    const first = await page(ada, lists.invoices);
    const second = await page(ada, lists.invoices, first.pageInfo.endCursor);
    expect(second.nodes[0].id).not.toBe(first.nodes[0].id);
  });
});

it('4. An id that is tagged as another kind is none (API1:2023)', async () => {
  const ids = await idsOf(ada);
  const kinds = ids.map((id) => id.slice(0, 3));
  for (const id of ids)
    for (const kind of kinds.filter((each) => !id.startsWith(each)))
      expect(
        (await ada.ask('query ($id: ID!) { node(id: $id) { id } }', { id: kind + id.slice(3) })).data,
      ).toEqual({ node: null });
});

/** One object of each kind. */
async function idsOf(visitor: Visitor): Promise<string[]> {
  const { data } = await visitor.ask(`{ me { id
    billing { paymentMethods { id } invoices(first: 1) { nodes { id } } }
    accessLog(first: 1) { nodes { id } }
    privacy { rightsRequests(first: 1) { nodes { id } } }
  } }`);
  const { id, billing, accessLog, privacy } = data.me;
  const [request] = privacy.rightsRequests.nodes;
  const [method] = billing.paymentMethods;
  const session = await currentOf(visitor);
  return [id, method.id, billing.invoices.nodes[0].id, accessLog.nodes[0].id, request.id, session.id];
}

async function page(visitor: Visitor, list: string, after?: string) {
  const { data } = await visitor.ask(list, { after });
  return data.me.list ?? data.me.billing.list;
}

async function raw(visitor: Visitor, query: string, variables: object): Promise<string> {
  const { body } = await house.app.http.inject({
    method: 'POST',
    url: '/graphql',
    headers: { authorization: `Bearer ${visitor.token}` },
    payload: { query, variables },
  });
  return body;
}
