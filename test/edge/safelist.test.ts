import { listedIn } from '../clients/operations';
import { openHouse, type TestHouse } from '../kit/open-house';

const listed = listedIn('schema/operations/manifests/portal.json');
const viewer = listed.find(({ name }) => name === 'Viewer')!;
const change = listed.find(({ name }) => name === 'UpdateProfile')!;

let house: TestHouse;
let token: string;

beforeAll(async () => {
  house = await openHouse({ SAFELIST: 'on' });
  token = (await house.signIn('ada@example.com')).token!;
});
afterAll(() => house.close());

describe('31. With the safelist on (API8:2023)', () => {
  it('a document of a manifest runs, as text and by its id alone', async () => {
    const ada = await house.signIn('ada@example.com');
    expect((await ada.ask(viewer.body)).data.viewer.role).toBe('CUSTOMER');
    expect((await post(idOf(viewer))).json().data.viewer.role).toBe('CUSTOMER');
  });

  it('one with a space more does not, nor one that nobody knows, for customers and strangers', async () => {
    const ada = await house.signIn('ada@example.com');
    for (const visitor of [ada, house.nobody]) {
      const answer = await visitor.ask(`${viewer.body} `);
      expect(answer.status).toBe(403);
      expect(answer.errors).toEqual([
        expect.objectContaining({ extensions: { code: 'OPERATION_NOT_ALLOWED' } }),
      ]);
      expect(await visitor.codes('{ __typename }')).toEqual(['OPERATION_NOT_ALLOWED']);
    }
    expect((await post(idOf({ id: 'f'.repeat(64) }))).statusCode).toBe(403);
  });

  it('a text with the id of another document counts as its text', async () => {
    expect((await post({ ...idOf(viewer), query: '{ me { id } }' })).statusCode).toBe(403);
  });

  it('staff write their own', async () => {
    const agent = await house.signIn('agent@callxtra.example');
    expect((await agent.ask('{ viewer { role } }')).data.viewer.role).toBe('SUPPORT_AGENT');
  });
});

describe('an id alone', () => {
  it('reads by GET too, where a script says that it asks', async () => {
    const answer = await get(viewer, {}, { 'apollo-require-preflight': 'true' });
    expect([answer.statusCode, answer.json().data?.viewer.role]).toEqual([200, 'CUSTOMER']);
    expect((await get(viewer)).statusCode).toBe(400);
  });

  it('changes nothing by GET', async () => {
    const variables = { input: { companyName: 'By a link' } };
    const answer = await get(change, variables, { 'apollo-require-preflight': 'true' });
    expect([answer.statusCode, answer.headers.allow]).toEqual([405, 'POST']);
    const kept = (await post({ ...idOf(change), variables: { input: {} } })).json();
    expect(kept.data.updateProfile.customer.companyName).toBe('Analytical Engines GmbH');
  });

  it('takes variables', async () => {
    const variables = { input: { companyName: 'Engines & Co', validateOnly: true } };
    const answer = (await post({ ...idOf(change), variables })).json();
    expect(answer).toEqual({ data: { updateProfile: { customer: null, userErrors: [] } } });
  });

  it.each([
    ['no text', 7],
    ['an object', { toString: 'x' }],
    ['a word that objects have', '__proto__'],
  ])('that is %s is none', async (_name, sha256Hash) => {
    expect((await post({ extensions: { persistedQuery: { version: 1, sha256Hash } } })).statusCode).toBe(403);
  });
});

function idOf({ id }: { id: string }) {
  return { extensions: { persistedQuery: { version: 1, sha256Hash: id } } };
}

function post(payload: object) {
  return house.app.http.inject({
    method: 'POST',
    url: '/graphql',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    payload,
  });
}

function get(operation: { id: string }, variables: object = {}, headers: Record<string, string> = {}) {
  const query = new URLSearchParams({
    extensions: JSON.stringify(idOf(operation).extensions),
    variables: JSON.stringify(variables),
  });
  return house.app.http.inject({
    url: `/graphql?${query.toString()}`,
    headers: { authorization: `Bearer ${token}`, ...headers },
  });
}
