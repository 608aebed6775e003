import { serverAudits } from 'graphql-http';
import { openHouse, type TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';

let house: TestHouse;
let ada: Visitor;

beforeAll(async () => {
  house = await openHouse();
  ada = await house.signIn('ada@example.com');
});
afterAll(() => house.close());

const company = async () => (await ada.ask('{ me { companyName } }')).data.me.companyName;
const change = 'mutation { updateProfile(input: { companyName: "Forged" }) { userErrors { code } } }';

describe('28. A request that a foreign page could send without asking first', () => {
  it.each([
    ['text/plain', JSON.stringify({ query: change })],
    ['application/x-www-form-urlencoded', `query=${encodeURIComponent(change)}`],
    [
      'multipart/form-data; boundary=x',
      '--x\r\ncontent-disposition: form-data; name="query"\r\n\r\n{}\r\n--x--',
    ],
    ['', JSON.stringify({ query: change })],
  ])('is refused and nothing is run: content type %j', async (type, payload) => {
    const before = await company();
    const answer = await send({ method: 'POST', headers: type ? { 'content-type': type } : {}, payload });
    expect([400, 415]).toContain(answer.statusCode);
    expect(answer.json().data).toBeUndefined();
    expect(await company()).toBe(before);
  });

  it('is refused as GET without a sign of a script, and with one runs no mutation', async () => {
    const url = `/graphql?query=${encodeURIComponent(change)}`;
    expect((await send({ url })).statusCode).toBe(400);
    const answer = await send({ url, headers: { 'apollo-require-preflight': 'true' } });
    expect([answer.statusCode, answer.headers.allow, answer.json().data]).toEqual([405, 'POST', undefined]);
    expect(await company()).not.toBe('Forged');
  });
});

describe('29. A foreign origin', () => {
  it.each(['https://evil.example', 'null', 'http://127.0.0.1:4000'])(
    '%s is given no CORS headers',
    async (origin) => {
      const asking = {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization',
      };
      for (const answer of [
        await send({ method: 'OPTIONS', headers: asking }),
        await send({ method: 'POST', headers: { origin }, payload: { query: '{ __typename }' } }),
      ])
        expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
    },
  );

  it('that is configured is let in, and no other', async () => {
    const portal = await openHouse({ CORS_ORIGINS: 'https://portal.example.com' });
    const headersFor = async (origin: string) => {
      const payload = { query: '{ __typename }' };
      return (await portal.app.http.inject({ method: 'POST', url: '/graphql', headers: { origin }, payload }))
        .headers;
    };
    expect(await headersFor('https://portal.example.com')).toMatchObject({
      'access-control-allow-origin': 'https://portal.example.com',
      'access-control-expose-headers': 'retry-after, www-authenticate, x-request-id',
    });
    const others = await headersFor('https://portal.example.com.evil.example');
    expect(others['access-control-allow-origin']).toBeUndefined();
    await portal.close();
  });
});

describe('30. The headers of an answer', () => {
  it.each([
    ['with data', '{ __typename }'],
    ['with errors', '{ me { id } }'],
    ['that was refused', '{ unknown }'],
  ])('%s keep it from caches and from being taken for something else', async (_name, query) => {
    const { headers } = await send({
      method: 'POST',
      payload: { query },
      headers: { authorization: undefined },
    });
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'content-type': 'application/json; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none';frame-ancestors 'none'",
      'x-request-id': expect.stringMatching(/^rid_/),
    });
    expect(headers).not.toHaveProperty('x-powered-by');
  });

  it.each([
    ['a token that is none', { authorization: 'Bearer none' }],
    ['a token with a letter changed', { authorization: () => `Bearer ${forged()}` }],
    ['another scheme', { authorization: 'Basic YWRhOmFkYQ==' }],
    ['no token after the scheme', { authorization: 'Bearer' }],
  ])('say 401 and why for %s', async (_name, { authorization }) => {
    const given = typeof authorization === 'string' ? authorization : authorization();
    const answer = await send({
      method: 'POST',
      payload: { query: '{ __typename }' },
      headers: { authorization: given },
    });
    expect([answer.statusCode, answer.json().errors[0].extensions.code]).toEqual([401, 'UNAUTHENTICATED']);
    expect(answer.headers).toMatchObject({
      'www-authenticate': 'Bearer error="invalid_token"',
      'cache-control': 'no-store',
    });
    expect(answer.json().data).toBeUndefined();
  });
});

test('what is not there, and what is no JSON, is told as JSON without a trace of the inside', async () => {
  const missing = await house.app.http.inject({ url: '/graphql.php' });
  expect([missing.statusCode, missing.json()]).toEqual([404, { error: 'There is nothing here.' }]);
  const broken = await send({
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    payload: '{"query":',
  });
  expect([broken.statusCode, broken.json().errors[0].extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
});

describe('73. GraphQL over HTTP', () => {
  /** What Apollo answers otherwise than the draft would like. */
  const known = ['572B', 'FDE2', '7B9B'];
  let url: string;

  beforeAll(async () => {
    url = `${await house.app.http.listen({ port: 0, host: '127.0.0.1' })}/graphql`;
  });

  it('is spoken as its draft must and should have it, but for three', async () => {
    const results = await Promise.all(serverAudits({ url: () => url }).map((audit) => audit.fn()));
    const failed = results.filter(({ status }) => status !== 'ok');
    const failing = (word: string) => failed.filter(({ name }) => name.startsWith(word)).map(({ id }) => id);
    expect(results.length).toBeGreaterThan(50);
    expect(failing('MUST')).toEqual([]);
    expect(failing('SHOULD').filter((id) => !known.includes(id))).toEqual([]);
  });
});

interface Sent {
  method?: 'GET' | 'POST' | 'OPTIONS';
  url?: string;
  headers?: Record<string, string | undefined>;
  payload?: string | object;
}

/** A request in ada's name unless its headers say otherwise. */
function send({ method = 'GET', url = '/graphql', headers, payload }: Sent) {
  const all = { authorization: `Bearer ${ada.token}`, ...headers };
  const given = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  return house.app.http.inject({ method, url, headers: given as Record<string, string>, payload });
}

function forged(): string {
  const [head, body = '', signature] = ada.token!.split('.');
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString());
  const other = Buffer.from(JSON.stringify({ ...claims, sub: 'other' })).toString('base64url');
  return [head, other, signature].join('.');
}
