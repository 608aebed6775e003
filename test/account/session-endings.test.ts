import { decodeJwt } from 'jose';
import { demoPassword } from '../../src/demo/people';
import { Browser } from '../identity/browser';
import { publicUrl } from '../identity/kit';
import { RunningClock } from '../kit/clock';
import { openHouse, type TestHouse } from '../kit/open-house';
import { type Visitor, visitorOf } from '../kit/visitor';
import { settled, until } from '../kit/workers';
import { actionsOf, customerIdOf } from '../pipeline/trails';
import { currentOf, sessionsOf } from './session-list';

let house: TestHouse;
let here: Visitor;
let there: Visitor;
let hereId: string;
let thereId: string;

beforeEach(async () => {
  house = await openHouse();
  [here, there] = [await house.signIn('ada@example.com'), await house.signIn('ada@example.com')];
  [hereId, thereId] = (await Promise.all([here, there].map((each) => currentOf(each)))).map(
    ({ id }) => id,
  ) as [string, string];
});
afterEach(() => house.close());

describe('endSession', () => {
  it('38. ends one session: its token is refused here at once and on another node within five seconds', async () => {
    const node = await house.openNode();
    const onNode = visitorOf(() => node, there.token);
    expect((await onNode.ask('{ me { id } }')).status).toBe(200);
    const { session, userErrors } = await end(here, { sessionId: thereId });
    expect(userErrors).toEqual([]);
    expect(session).toEqual({ id: thereId, endedAt: house.clock.now().toISOString(), current: false });
    expect((await there.ask('{ me { id } }')).status).toBe(401);
    house.clock.advance(5);
    expect((await onNode.ask('{ me { id } }')).status).toBe(401);
    expect((await here.ask('{ me { id } }')).status).toBe(200);
    expect(await actionsOf(house, await customerIdOf(here))).toEqual(['session.ended']);
  });

  it('ends the present session as well', async () => {
    expect(await end(here, { sessionId: hereId })).toMatchObject({
      session: { current: true },
      userErrors: [],
    });
    expect((await here.ask('{ me { id } }')).status).toBe(401);
    expect((await there.ask('{ me { id } }')).status).toBe(200);
  });

  it('says of an ended one that it has ended', async () => {
    await end(here, { sessionId: thereId });
    expect(await end(here, { sessionId: thereId })).toEqual({
      session: null,
      userErrors: [{ code: 'ALREADY_DONE', path: ['sessionId'], message: 'This session has ended already.' }],
    });
  });

  it("2. refuses another's session as a missing one, and leaves it as it is (API1:2023)", async () => {
    const bob = await house.signIn('bob@example.com');
    const missing = await end(bob, { sessionId: 'ses_01936000-0000-7000-8000-000000000000' });
    expect(missing.userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['sessionId'] }]);
    expect(await end(bob, { sessionId: thereId })).toEqual(missing);
    expect((await there.ask('{ me { id } }')).status).toBe(200);
    expect((await currentOf(there)).endedAt).toBeNull();
  });

  it('changes nothing where the rules are only tried', async () => {
    expect(await end(here, { sessionId: thereId, validateOnly: true })).toEqual({
      session: null,
      userErrors: [],
    });
    expect((await currentOf(there)).endedAt).toBeNull();
  });

  it('has one winner where two end the same session at once', async () => {
    const answers = await Promise.all([here, here, here].map((each) => end(each, { sessionId: thereId })));
    const codes = answers.flatMap(({ userErrors }) => userErrors.map(({ code }: { code: string }) => code));
    expect(codes).toEqual(['ALREADY_DONE', 'ALREADY_DONE']);
  });

  it('answers a repetition under one key as the first time', async () => {
    const key = { 'idempotency-key': 'once' };
    const first = await end(here, { sessionId: thereId }, key);
    expect(await end(here, { sessionId: thereId }, key)).toEqual(first);
  });
});

describe('endOtherSessions', () => {
  it('ends all but the present one, keeps why, and says so by mail', async () => {
    const third = await house.signIn('ada@example.com');
    await currentOf(third);
    expect(await endOthers(here, { reason: '  I lost my phone. ' })).toEqual({ ended: 2, userErrors: [] });
    for (const each of [there, third]) expect((await each.ask('{ me { id } }')).status).toBe(401);
    const sessions = await sessionsOf(here);
    expect(sessions.map(({ current, endedAt, endReason }) => [current, endedAt !== null, endReason])).toEqual(
      expect.arrayContaining([
        [true, false, null],
        [false, true, 'I lost my phone.'],
        [false, true, 'I lost my phone.'],
      ]),
    );
    const trail = await actionsOf(house, await customerIdOf(here));
    expect(trail).toEqual(['session.ended_with_others', 'session.ended_with_others']);
    await until(() => house.mailBox.to('ada@example.com').length > 0);
    const [mail] = house.mailBox.to('ada@example.com');
    expect(mail).toMatchObject({ subject: 'Your other sessions were ended' });
    expect(mail!.text).toContain('Sessions ended: 2');
    expect(mail!.text).not.toContain('phone');
  });

  it("leaves everybody else's alone", async () => {
    const bob = await house.signIn('bob@example.com');
    await currentOf(bob);
    await endOthers(here);
    expect((await bob.ask('{ me { id } }')).status).toBe(200);
    expect((await currentOf(bob)).endedAt).toBeNull();
  });

  it('ends none and writes to nobody where there is no other', async () => {
    await endOthers(here);
    await until(() => house.mailBox.to('ada@example.com').length === 1);
    expect(await endOthers(here)).toEqual({ ended: 0, userErrors: [] });
    await settled(house);
    expect(house.mailBox.to('ada@example.com')).toHaveLength(1);
  });

  it('refuses a reason that is too long, and changes nothing where the rules are only tried', async () => {
    const tooLong = await endOthers(here, { reason: 'x'.repeat(201) });
    expect(tooLong).toMatchObject({ ended: null, userErrors: [{ code: 'INVALID', path: ['reason'] }] });
    expect(await endOthers(here, { validateOnly: true })).toEqual({ ended: null, userErrors: [] });
    expect((await there.ask('{ me { id } }')).status).toBe(200);
  });
});

it('a session that ended before it could be written is written as ended', async () => {
  const { database, signIns } = house.app.house;
  const brief = await house.signIn('ada@example.com');
  const { iss, sid } = decodeJwt<{ sid: string }>(brief.token!);
  await brief.ask('query Brief { me { id } }');
  await signIns.endSession(database.manager, iss!, sid);
  let seen: { endedAt: string | null }[] = [];
  await until(async () => (seen = await sessionsOf(here)).length === 3);
  expect(seen.filter(({ endedAt }) => endedAt !== null)).toHaveLength(1);
});

describe('with the embedded issuer', () => {
  let real: TestHouse;
  let address: string;
  let browser: Browser;
  const ada = { email: 'ada@example.com', password: demoPassword };

  beforeEach(async () => {
    real = await openHouse({}, { clock: new RunningClock() });
    address = await real.app.http.listen({ port: 0, host: '127.0.0.1' });
    browser = new Browser(address);
  });
  afterEach(() => real.close());

  it('38. signing out there ends the session here, on another node within five seconds', async () => {
    const tokens = await browser.signIn(ada);
    const node = await real.openNode();
    const [one, other] = [real.app, node].map((app) => visitorOf(() => app, tokens.access_token));
    expect((await other!.ask('{ me { id } }')).status).toBe(200);
    const { id } = await currentOf(one!);
    const question = await browser.open(`/oidc/session/end?id_token_hint=${tokens.id_token}`);
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(question.html)?.[1] ?? '';
    expect((await browser.open('/oidc/session/end/confirm', { xsrf, logout: 'yes' })).status).toBe(200);
    real.clock.advance(5);
    expect((await other!.ask('{ me { id } }')).status).toBe(401);
    const again = visitorOf(() => node, (await browser.signIn(ada)).access_token);
    const ended = (await sessionsOf(again)).find((session) => session.id === id);
    expect(ended).toMatchObject({ current: false, endedAt: expect.any(String) });
  });

  it('an ended session gets no new tokens, and its browser has to sign in again, into a new one', async () => {
    const tokens = await browser.signIn(ada);
    const elsewhere = new Browser(address);
    const kept = await elsewhere.signIn(ada);
    const visitor = visitorOf(() => real.app, kept.access_token);
    const { id } = await currentOf(visitorOf(() => real.app, tokens.access_token));
    expect(await end(visitor, { sessionId: id })).toMatchObject({ userErrors: [] });
    expect((await browser.refresh(tokens.refresh_token)).status).toBe(400);
    expect((await elsewhere.refresh(kept.refresh_token)).status).toBe(200);
    expect((await browser.authorize()).page.html).toContain('<form');
    const anew = visitorOf(() => real.app, (await browser.signIn(ada)).access_token);
    expect((await currentOf(anew)).id).not.toBe(id);
  });

  it('ending another session of the same browser leaves the present one renewable', async () => {
    const tokens = await browser.signIn(ada);
    const other = { client_id: 'playground', redirect_uri: `${publicUrl}/playground/` };
    const beside = visitorOf(() => real.app, (await browser.signIn(ada, other)).access_token);
    const { id } = await currentOf(beside);
    const visitor = visitorOf(() => real.app, tokens.access_token);
    expect(await end(visitor, { sessionId: id })).toMatchObject({ userErrors: [] });
    expect((await beside.ask('{ me { id } }')).status).toBe(401);
    expect((await browser.refresh(tokens.refresh_token)).status).toBe(200);
  });

  it('ending all others ends sign-ins too with which nothing was asked yet', async () => {
    const unused = await new Browser(address).signIn(ada);
    const tokens = await browser.signIn(ada);
    const visitor = visitorOf(() => real.app, tokens.access_token);
    expect(await endOthers(visitor)).toEqual({ ended: 0, userErrors: [] });
    expect((await visitorOf(() => real.app, unused.access_token).ask('{ me { id } }')).status).toBe(401);
    expect((await browser.refresh(unused.refresh_token)).status).toBe(400);
    expect((await browser.refresh(tokens.refresh_token)).status).toBe(200);
  });
});

async function end(visitor: Visitor, input: object, headers: Record<string, string> = {}) {
  const { data, errors } = await visitor.ask(
    `mutation End($input: EndSessionInput!) { endSession(input: $input) {
      session { id endedAt current } userErrors { code path message }
    } }`,
    { input },
    headers,
  );
  expect(errors).toEqual([]);
  return data.endSession;
}

async function endOthers(visitor: Visitor, input: object = {}) {
  const { data, errors } = await visitor.ask(
    `mutation EndOthers($input: EndOtherSessionsInput!) { endOtherSessions(input: $input) {
      ended userErrors { code path message }
    } }`,
    { input },
  );
  expect(errors).toEqual([]);
  return data.endOtherSessions;
}
