import { readFileSync } from 'node:fs';
import { requestDocument } from '../../src/privacy/guest-page/documents';
import { openHouse, type TestHouse } from '../kit/open-house';
import { type Cast, castOf, comesTo, done } from './desk-kit';
import { factOf, guestRequest } from './guest-kit';
import { limited } from './limits-kit';

jest.setTimeout(60_000);

const path = '/guest-request';

const adas = 'ada@example.com';

let house: TestHouse;
afterAll(() => house.close());

describe('the page that the mails to guests lead to', () => {
  beforeAll(async () => (house = await openHouse({ SAFELIST: 'on' })));
  afterAll(() => house.close());

  it('speaks the language of the reader, holds no token, and lets no script but its own run', async () => {
    const german = await get(path, 'fr, de;q=0.8');
    expect(german.body).toContain('<html lang="de">');
    expect(german.body).toContain('Ihr Datenschutzantrag');
    expect((await get(path, 'fr')).body).toContain('Your privacy request');
    expect(german.body).not.toMatch(/<script(?! src="\/guest-request\.js" defer><\/script>)| on\w+=/);
    expect(german.headers['content-security-policy']).toMatch(/default-src 'none'; script-src 'self';/);
    expect(german.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
  });

  it('sends operations that are on the safelist', async () => {
    const { operations } = JSON.parse(readFileSync('schema/operations/manifests/portal.json', 'utf8')) as {
      operations: { name: string; body: string }[];
    };
    const { body: script } = await get(`${path}.js`);
    for (const wanted of [
      'GuestRequest',
      'AnswerRightsRequest',
      'SendRequestMessage',
      'WithdrawRightsRequest',
      'ResendRequestCode',
    ]) {
      const { body } = operations.find(({ name }) => name === wanted)!;
      expect(script).toContain(JSON.stringify(body));
    }
  });
});

describe('what the page shows', () => {
  let cast: Cast;
  beforeAll(async () => {
    house = await openHouse();
    cast = await castOf(house);
  });

  it('of an approval in part: what is left out and why, how the day is reached, and every receipt', async () => {
    const { id, guestToken } = await guestRequest(house, { email: adas }, 'de');
    const answer = await factOf(cast.ada);
    await done(house.nobody, 'answerRightsRequest', { requestId: id, guestToken, answer });
    const part = { subject: 'log', reasonCode: 'OTHERS_RIGHTS', reason: 'Darin steht eine Kollegin.' };
    await done(cast.officer, 'approveRightsRequest', { requestId: id, except: [part] });
    await comesTo(cast.ada, id, 'PARTLY_FULFILLED');
    const { guestRequest: shown, dataCategories } = await shownTo(guestToken);
    const { subject, reason } = part;
    expect(shown.decision).toMatchObject({
      outcome: 'PARTLY_FULFILLED',
      late: false,
      parts: [{ subject, reason, law: expect.stringContaining('Art. 15'), until: null }],
      remedies: [expect.stringContaining('Art. 77 DSGVO'), expect.stringContaining('Art. 79 DSGVO')],
    });
    expect(shown.deadline.explanation.join(' ')).toContain('binnen eines Monats');
    expect(shown.receipts.map(({ kind }: { kind: string }) => kind)).toEqual([
      'REQUEST_RECEIVED',
      'REQUEST_IDENTITY_ASKED',
      'REQUEST_APPROVED',
      'REQUEST_PARTLY_FULFILLED',
    ]);
    expect(shown.receipts[0]).toMatchObject({ issuedAt: expect.any(String), signed: expect.any(String) });
    expect(dataCategories).toContainEqual(
      expect.objectContaining({ code: 'log', title: 'Protokolldaten', fields: expect.any(Array) }),
    );
  });

  it('of a refusal: what it rests on', async () => {
    const { id, guestToken } = await guestRequest(house, { email: 'zoe@elsewhere.example' });
    const order = {
      reasonCode: 'MANIFESTLY_EXCESSIVE',
      reason: 'Asked too often.',
      evidence: 'Nine since January.',
    };
    await done(cast.officer, 'refuseRightsRequest', { requestId: id, ...order });
    const { evidence, reason } = order;
    expect((await shownTo(guestToken)).guestRequest.decision).toMatchObject({ reason, evidence });
  });

  it('of a restriction: since when, when it is to be lifted, and why', async () => {
    const { id, guestToken } = await guestRequest(house, {
      email: adas,
      right: 'RESTRICTION',
      note: 'Stop.',
    });
    await done(cast.officer, 'approveRightsRequest', { requestId: id });
    await comesTo(cast.ada, id, 'FULFILLED');
    const { data } = await cast.officer.ask(
      `{ node(id: "${id}") { ... on RestrictionRequest { restriction { id } } } }`,
    );
    const lift = { liftOn: '2026-12-24', reason: 'The dispute has ended.' };
    const restrictionId = data.node.restriction.id;
    await limited(cast.officer, 'announceRestrictionLift', { restrictionId, ...lift });
    const { liftOn: liftsOn, reason: liftReason } = lift;
    const { restriction } = (await shownTo(guestToken)).guestRequest;
    expect(restriction).toEqual({ since: expect.any(String), liftsOn, liftReason, liftedAt: null });
  });
});

async function shownTo(token: string) {
  const { data, errors } = await house.nobody.ask(requestDocument, { token }, { 'accept-language': 'de' });
  expect(errors).toEqual([]);
  return data;
}

function get(url: string, language = 'en') {
  return house.app.http.inject({ method: 'GET', url, headers: { 'accept-language': language } });
}
