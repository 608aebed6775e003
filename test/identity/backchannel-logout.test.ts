import { generateKeyPair, type JWTPayload } from 'jose';
import { Session } from '../../src/account/sessions';
import { addAccount } from '../../src/demo/account/account-rows';
import { Rows } from '../../src/demo/account/rows';
import { demoHistory } from '../../src/demo/history';
import { demoCustomers } from '../../src/demo/people';
import { newId } from '../../src/foundation/ids';
import { currentOf } from '../account/session-list';
import { TestClock } from '../kit/clock';
import { type FakeIssuer, openFakeIssuer } from '../kit/fake-issuer';
import { openHouse, type TestHouse } from '../kit/open-house';
import { type Visitor, visitorOf } from '../kit/visitor';
import { actionsOf } from '../pipeline/trails';

const audience = 'https://account.callxtra.example/graphql';
const me = '{ me { id } }';
const url = '/oidc/backchannel-logout';
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const refused = [400, '{"error":"invalid_request"}'];

let clock: TestClock;
let issuer: FakeIssuer;
let house: TestHouse;
let adaId: string;

beforeEach(async () => {
  clock = new TestClock();
  issuer = await openFakeIssuer(clock, audience, 'portal');
  const env = { OIDC_ISSUER: issuer.url, OIDC_AUDIENCE: audience, OIDC_CLIENT_IDS: 'portal, mobile' };
  house = await openHouse(env, { clock });
  adaId = await customerOf('ada', 0);
  await customerOf('bob', 1);
});
afterEach(async () => {
  issuer.close();
  await house.close();
});

describe('38. A sign-out at a foreign issuer', () => {
  it('ends the session that it names: here at once, on another node within five seconds', async () => {
    const [phone, laptop] = [await signIn('ada', 'phone'), await signIn('ada', 'laptop')];
    const node = await house.openNode();
    const onNode = visitorOf(() => node, phone.token);
    expect((await onNode.ask(me)).status).toBe(200);
    const { id } = await currentOf(phone);
    expect(await told(await issuer.logoutToken({ sid: 'phone', sub: 'ada' }))).toEqual([200, '']);
    expect((await phone.ask(me)).status).toBe(401);
    clock.advance(5);
    expect((await onNode.ask(me)).status).toBe(401);
    expect((await laptop.ask(me)).status).toBe(200);
    const row = await house.app.house.database.manager.findOneByOrFail(Session, { id });
    expect(row.endedAt).toEqual(new Date(clock.now().getTime() - 5000));
    expect(await actionsOf(house, adaId)).toEqual(['session.ended_by_issuer']);
  });

  it('that names only the person ends all of their sessions up to then, and nobody else’s', async () => {
    const [phone, laptop, bobs] = [
      await signIn('ada', 'phone'),
      await signIn('ada', 'laptop'),
      await signIn('bob', 'desk'),
    ];
    await Promise.all([phone, laptop].map((each) => currentOf(each)));
    clock.advance(10);
    expect(await told(await issuer.logoutToken({ sub: 'ada' }))).toEqual([200, '']);
    for (const each of [phone, laptop]) expect((await each.ask(me)).status).toBe(401);
    expect((await bobs.ask(me)).status).toBe(200);
    clock.advance(1);
    expect((await (await signIn('ada', 'anew')).ask(me)).status).toBe(200);
    expect(await actionsOf(house, adaId)).toEqual(['session.ended_by_issuer', 'session.ended_by_issuer']);
  });

  it('counts for a session that was not seen here yet', async () => {
    expect(await told(await issuer.logoutToken({ sid: 'unseen' }))).toEqual([200, '']);
    const visitor = visitorOf(() => house.app, await issuer.accessToken('ada', 'unseen'));
    expect((await visitor.ask(me)).status).toBe(401);
  });

  it('may be addressed to any of the clients', async () => {
    expect(await told(await issuer.logoutToken({ sid: 'x', aud: ['other', 'mobile'] }))).toEqual([200, '']);
  });
});

describe('A sign-out token is refused', () => {
  const event = 'http://schemas.openid.net/event/backchannel-logout';
  const refusals: [string, JWTPayload, object?][] = [
    ['of another issuer', { iss: 'https://other.example' }],
    ['for another client', { aud: 'other' }],
    ['for the API itself where clients are named', { aud: audience }],
    ['that is over', { exp: 1 }],
    ['without an end', { exp: undefined }],
    ['without a time of issue', { iat: undefined }],
    ['from the future', { iat: 4_000_000_000, exp: 4_000_000_060 }],
    ['without an id', { jti: undefined }],
    ['without an event', { events: undefined }],
    ['with another event', { events: { 'http://schemas.openid.net/event/other': {} } }],
    ['whose event is no object', { events: { [event]: 'yes' } }],
    ['with a nonce', { nonce: 'n-1' }],
    ['that names neither session nor person', { sid: undefined }],
    ['whose session is no text', { sid: 7 }],
    ['of another type', {}, { typ: 'JWT' }],
    ['without a type', {}, { typ: undefined }],
    ['that is an access token by its type', {}, { typ: 'at+jwt' }],
    ['that brings another key', {}, { kid: 'k2' }],
  ];

  it('whatever is wrong with it, and nobody is signed out', async () => {
    const visitor = await signIn('ada', 'phone');
    for (const [name, claims, header] of refusals) {
      const token = await issuer.logoutToken({ sid: 'phone', ...claims }, header);
      expect([name, await told(token)]).toEqual([name, refused]);
    }
    const stranger = await generateKeyPair('ES256');
    expect(await told(await issuer.logoutToken({ sid: 'phone' }, {}, stranger.privateKey))).toEqual(refused);
    expect(await told(await issuer.accessToken('ada', 'phone'))).toEqual(refused);
    expect((await visitor.ask(me)).status).toBe(200);
  });

  it('the second time', async () => {
    const token = await issuer.logoutToken({ sub: 'ada' });
    expect(await told(token)).toEqual([200, '']);
    expect(await told(token)).toEqual(refused);
    const answers = await Promise.all(
      [1, 2].map(async () => told(await issuer.logoutToken({ sub: 'bob', jti: 'same' }))),
    );
    expect(answers.map(([status]) => status).toSorted((a, b) => a - b)).toEqual([200, 400]);
  });

  it.each([
    ['an empty form', '', form],
    ['no token', 'logout_token=', form],
    ['two tokens', 'logout_token=a&logout_token=b', form],
    ['what is no token', 'logout_token=abc', form],
    ['JSON', '{"logout_token":"abc"}', { 'content-type': 'application/json' }],
    ['a form that is too long', `logout_token=${'x'.repeat(20_000)}`, form],
  ])('%s', async (_name, payload, headers) => {
    expect(await post(payload, headers)).toEqual(refused);
  });

  it('is not told from another trouble by more than its code, and neither is stored', async () => {
    const token = await issuer.logoutToken({ sid: 'phone' });
    await house.app.house.database.query('ALTER TABLE revoked_session RENAME TO revoked_away');
    expect(await told(token)).toEqual([400, '{"error":"temporarily_unavailable"}']);
    await house.app.house.database.query('ALTER TABLE revoked_away RENAME TO revoked_session');
    expect(await told(token)).toEqual([200, '']);
    expect(house.logged.join()).not.toContain(token);
  });
});

it('a session that was ended here stays ended however often the issuer renews it', async () => {
  const [phone, laptop] = [await signIn('ada', 'phone'), await signIn('ada', 'laptop')];
  await currentOf(phone);
  const { id } = await currentOf(laptop);
  const input = `{ sessionId: "${id}" }`;
  await phone.ask(`mutation { endSession(input: ${input}) { userErrors { code } } }`);
  clock.advance(30 * 24 * 3600);
  await house.app.identity.sweep();
  const renewed = visitorOf(() => house.app, await issuer.accessToken('ada', 'laptop'));
  expect((await renewed.ask(me)).status).toBe(401);
  const own = visitorOf(() => house.app, await issuer.accessToken('ada', 'phone'));
  expect((await own.ask(me)).status).toBe(200);
});

it('a token that names no session has none: at its entries, and to be ended', async () => {
  const visitor = visitorOf(() => house.app, await issuer.accessToken('ada', null));
  await visitor.ask('query Without { me { id } }');
  const seen = await signIn('ada', 'phone');
  await currentOf(seen);
  const { data } = await visitor.ask(
    '{ me { sessions { nodes { current } } accessLog(first: 100) { nodes { operation session { id } newDevice } } } }',
  );
  expect(data.me.sessions.nodes).toEqual([{ current: false }]);
  expect(data.me.accessLog.nodes).toContainEqual({ operation: 'Without', session: null, newDevice: false });
});

it('with the embedded issuer there is no such address', async () => {
  const own = await openHouse();
  const response = await own.app.http.inject({
    method: 'POST',
    url,
    payload: 'logout_token=a',
    headers: form,
  });
  expect(response.statusCode).toBe(404);
  await own.close();
});

function told(token: string) {
  return post(new URLSearchParams({ logout_token: token }).toString(), form);
}

/** Status and body; none of the answers may be kept by anybody. */
async function post(payload: string, headers: Record<string, string>) {
  const response = await house.app.http.inject({ method: 'POST', url, payload, headers });
  expect(response.headers['cache-control']).toBe('no-store');
  return [response.statusCode, response.body] as const;
}

async function signIn(subject: string, sessionId: string): Promise<Visitor> {
  const visitor = visitorOf(() => house.app, await issuer.accessToken(subject, sessionId));
  expect((await visitor.ask(me)).errors).toEqual([]);
  return visitor;
}

/** A customer of the demo who signs in at the foreign issuer. */
async function customerOf(subject: string, person: number): Promise<string> {
  const { house: opened } = house.app;
  const { manager } = opened.database;
  const id = newId('cus');
  const rows = new Rows();
  await addAccount(opened, rows, { customerId: id, person: demoCustomers[person]!, history: demoHistory });
  await rows.write(manager);
  await opened.signIns.bind(manager, { issuer: issuer.url, subject }, id);
  return id;
}
