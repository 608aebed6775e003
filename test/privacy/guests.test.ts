import { openHouse, type TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';
import { download, filesOf, requestAccess } from './access-kit';
import {
  act,
  allowedOf,
  atDesk,
  type Cast,
  castOf,
  comesTo,
  done,
  letter,
  own,
  recorded,
  refused,
} from './desk-kit';
import { newcomer } from './erasure-kit';
import { centre } from './limits-kit';
import { behind, factOf, guestRequest, mailedToken } from './guest-kit';

const adas = 'ada@example.com';

let house: TestHouse;
let cast: Cast;

beforeAll(async () => {
  house = await openHouse();
  cast = await castOf(house);
});
afterAll(() => house.close());

describe('access by a guest with the address of a customer', () => {
  it('asks what a mail does not know, waits for an officer, and hands the copy to nobody by mail alone', async () => {
    const { ada, officer } = cast;
    const made = await guestRequest(house, { email: adas, note: 'Everything, please.' });
    const { id, reference, guestToken } = made;
    expect(made.state).toBe('AWAITING_IDENTITY');
    const asked = await behind(house.nobody, guestToken);
    expect(asked).toMatchObject({
      channel: 'WEB_FORM',
      note: 'Everything, please.',
      question: { kind: 'IDENTITY', sentTo: null, attemptsLeft: 5 },
      requester: { email: adas, maskedContact: 'a**@e******.com', assurance: 'CODE_TO_KNOWN_CONTACT' },
    });
    expect(asked.question.text).toContain('number of one of your invoices');
    expect(allowedOf(asked)).toEqual(['ANSWER', 'RESEND_CODE', 'MESSAGE', 'WITHDRAW']);
    await letter(house, adas, reference, 'only you can know');

    const wrong = await act(house.nobody, 'answerRightsRequest', {
      requestId: id,
      guestToken,
      answer: 'CX-A-1, 1.00',
    });
    expect(wrong.userErrors).toMatchObject([{ code: 'WRONG_CODE', path: ['answer'], attemptsLeft: 4 }]);
    const answer = await factOf(ada);
    const proven = await done(house.nobody, 'answerRightsRequest', { requestId: id, guestToken, answer });
    expect(proven.state).toBe('IN_REVIEW');
    expect((await own(ada, id)).timeline.at(-1)).toMatchObject({ kind: 'ANSWER', actor: 'REQUESTER' });

    await done(officer, 'approveRightsRequest', { requestId: id });
    await comesTo(ada, id, 'FULFILLED');
    const mailed = await mailedToken(house, adas, reference, 'is ready');
    expect((await behind(house.nobody, mailed)).package).toMatchObject({
      downloadUrl: null,
      downloadBlockedBy: 'STEP_UP_REQUIRED',
    });
    expect(
      await refused(house.nobody, 'answerRightsRequest', { requestId: id, guestToken: mailed, answer: 'x' }),
    ).toEqual(['WRONG_CODE answer']);
    await done(house.nobody, 'answerRightsRequest', { requestId: id, guestToken: mailed, answer });
    const { downloadUrl } = (await behind(house.nobody, mailed)).package;
    const files = [...(await filesOf((await download(house, downloadUrl)).rawPayload)).keys()];
    expect(files).toContain('csv/customer.csv');
    house.clock.advance(601);
    expect((await behind(house.nobody, mailed)).package.downloadUrl).toBeNull();
  });
});

describe('a request of somebody whom nobody knows', () => {
  it('is answered: nothing is held', async () => {
    const email = 'zoe@elsewhere.example';
    const { id, reference, state, guestToken } = await guestRequest(house, { email }, 'de');
    expect(state).toBe('IN_REVIEW');
    expect((await behind(house.nobody, guestToken)).requester.assurance).toBe('CODE_TO_UNKNOWN_CONTACT');
    await done(cast.officer, 'approveRightsRequest', { requestId: id });
    await letter(house, email, reference, 'sind keine Daten über Sie gespeichert');
    const answered = await behind(house.nobody, guestToken);
    expect(answered).toMatchObject({
      state: 'FULFILLED',
      decision: { outcome: 'FULFILLED', reason: expect.stringContaining('keine Daten über Sie') },
      package: null,
    });
    expect(allowedOf(answered)).toEqual(['RESEND_CODE']);
  });
});

describe('what a code alone is enough for', () => {
  it('an objection to marketing is carried out at once for the customer whose address it is', async () => {
    const { bob } = cast;
    const granted = '{ preferences: [{ topic: "product_news", channel: EMAIL, granted: true }] }';
    await bob.ask(`mutation { updatePreferences(input: ${granted}) { userErrors { code } } }`);
    const { guestToken } = await guestRequest(house, { email: 'bob@example.com', right: 'OBJECTION' });
    expect((await behind(house.nobody, guestToken)).state).toBe('FULFILLED');
    const { data } = await bob.ask('{ me { communication { preferences { topic { code } granted } } } }');
    const { preferences } = data.me.communication;
    const news = preferences.filter(
      (each: { topic: { code: string } }) => each.topic.code === 'product_news',
    );
    expect(news).not.toEqual([]);
    expect(news.map(({ granted: isOn }: { granted: boolean }) => isOn)).toEqual(news.map(() => false));
  });

  it('an objection with a note stops marketing at once too, and an officer reads what more it says', async () => {
    const { officer } = cast;
    const email = 'ned@example.net';
    const ned = await newcomer(house, email, 'C-13');
    const note = 'I object to abuse prevention.';
    const made = await guestRequest(house, { email, right: 'OBJECTION', note });
    expect(made.state).toBe('IN_REVIEW');
    expect((await centre(ned)).objections).toMatchObject([
      { purpose: { code: 'marketing' }, upheld: true, endedAt: null },
    ]);
    const told = await letter(house, email, made.reference, 'no more of our products');
    expect(told).toContain('reads what you wrote with it');
    const { id: customerId } = (await ned.ask('{ me { id } }')).data.me;
    const more = { right: 'OBJECTION', purpose: 'abuse_prevention' };
    expect((await recorded(officer, customerId, more)).state).toBe('IN_REVIEW');
    await done(officer, 'approveRightsRequest', { requestId: made.id });
    await comesTo(ned, made.id, 'FULFILLED');
    const answered = await letter(house, email, made.reference, 'has read what you wrote');
    expect(answered).toContain('if none comes, write to us');

    const again = await guestRequest(house, { email, right: 'OBJECTION', note });
    expect(again.state).toBe('IN_REVIEW');
    await done(officer, 'approveRightsRequest', { requestId: again.id });
    await comesTo(ned, again.id, 'FULFILLED');
  });

  it('an objection to marketing that was carried out on receipt is not refused for its note', async () => {
    const { officer } = cast;
    const email = 'mae@example.net';
    const mae = await newcomer(house, email, 'C-14');
    const { id } = await guestRequest(house, { email, right: 'OBJECTION', note: 'And to billing.' });
    const ruling = { reasonCode: 'OTHER_BASIS', reason: 'Billing rests on the contract.', evidence: '' };
    expect(await refused(officer, 'refuseRightsRequest', { requestId: id, ...ruling })).toEqual([
      'NOT_ALLOWED_NOW',
    ]);
    const seen = await atDesk(officer, id);
    expect(seen.actions).toContainEqual({
      action: 'REFUSE',
      allowed: false,
      whyNot: expect.stringContaining('Approve it'),
    });
    expect(allowedOf(seen)).toContain('APPROVE');
    expect((await centre(mae)).objections).toMatchObject([{ upheld: true, endedAt: null }]);
  });

  it('an objection to marketing that stands already is answered the same again', async () => {
    const again = await guestRequest(house, { email: 'bob@example.com', right: 'OBJECTION' });
    expect((await behind(house.nobody, again.guestToken)).state).toBe('FULFILLED');
    await letter(house, 'bob@example.com', again.reference, 'no more of our products and offers');
    const { objections } = await centre(cast.bob);
    expect(
      objections.map(({ upheld, endedAt }: { upheld: boolean; endedAt: string | null }) => [upheld, endedAt]),
    ).toEqual([[true, null]]);
  });

  it('of somebody whom nobody knows it waits for an officer', async () => {
    for (const right of ['OBJECTION', 'RESTRICTION']) {
      const email = `${right.toLowerCase()}@elsewhere.example`;
      const { id, reference, state, guestToken } = await guestRequest(house, { email, right });
      expect(state).toBe('IN_REVIEW');
      await done(cast.officer, 'approveRightsRequest', { requestId: id });
      await letter(house, email, reference, 'hold no data about you');
      expect((await behind(house.nobody, guestToken)).state).toBe('FULFILLED');
    }
  });

  it('a restriction waits for an officer too', async () => {
    const made = await guestRequest(house, {
      email: 'bob@example.com',
      right: 'RESTRICTION',
      note: 'Stop it.',
    });
    expect(made.state).toBe('IN_REVIEW');
    await done(cast.officer, 'approveRightsRequest', { requestId: made.id });
    await comesTo(cast.bob, made.id, 'FULFILLED');
  });
});

describe('a request of which nobody has proven who asks', () => {
  it('neither blocks nor doubles nor closes one of the owner, who sees and may withdraw it', async () => {
    cast = await castOf(house);
    const { ada } = cast;
    const { id, reference } = await guestRequest(house, { email: adas, right: 'ACCESS' });
    const owned = await requestedBy(ada);
    const seen = (await ada.ask(`{ node(id: "${owned}") { ... on RightsRequest { duplicateOf { id } } } }`))
      .data;
    expect(seen.node.duplicateOf?.id).not.toBe(id);
    await comesTo(ada, owned, 'FULFILLED');
    expect((await own(ada, id)).state).toBe('AWAITING_IDENTITY');
    await done(ada, 'withdrawRightsRequest', { requestId: id });
    await letter(house, adas, reference, 'withdrew your request');
  });

  it('27. locks the owner out of nothing, however often the account is asked about', async () => {
    // Codes went to this address in the hour before.
    house.clock.advance(3600);
    cast = await castOf(house);
    const { bob } = cast;
    const email = 'bob@example.com';
    const first = await guestRequest(house, { email });
    const second = await guestRequest(house, { email });
    const third = await guestRequest(house, { email });
    const told: string[] = [];
    for (const { id: requestId, guestToken } of [first, second, third])
      for (let i = 0; i < 5; i++)
        told.push(
          ...(await refused(house.nobody, 'answerRightsRequest', {
            requestId,
            guestToken,
            answer: 'CX-B-1, 2',
          })),
        );
    expect(told).toEqual([
      ...Array<string>(10).fill('WRONG_CODE answer'),
      ...Array<string>(5).fill('TOO_MANY_ATTEMPTS answer'),
    ]);
    const answer = await factOf(bob);
    const right = { requestId: third.id, guestToken: third.guestToken, answer };
    expect(await refused(house.nobody, 'answerRightsRequest', right)).toEqual(['TOO_MANY_ATTEMPTS answer']);
    await comesTo(bob, await requestedBy(bob), 'FULFILLED');
    const fresh = await house.signIn(email);
    const proven = await done(fresh, 'answerRightsRequest', { requestId: third.id });
    expect(proven.state).toBe('IN_REVIEW');
    expect((await behind(house.nobody, third.guestToken)).requester.assurance).toBe('SIGNED_IN');
  });
});

/** A request for access that somebody makes with a sign-in. */
async function requestedBy(visitor: Visitor): Promise<string> {
  return (await requestAccess(visitor)).request.id;
}
