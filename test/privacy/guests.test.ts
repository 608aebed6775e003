import type { TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';
import { download, filesOf, requestAccess } from './access-kit';
import { act, allowedOf, type Cast, castOf, comesTo, done, letter, own, refused } from './desk-kit';
import { behind, factOf, guestRequest, mailedToken, quietHouse } from './guest-kit';

const adas = 'ada@example.com';

let house: TestHouse;
let cast: Cast;

beforeAll(async () => {
  house = await quietHouse();
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

describe('a pass', () => {
  it('opens its own request and nothing else, to whoever shows it', async () => {
    const { ada, bob } = cast;
    const adasRequest = await requestedBy(ada);
    const mine = await guestRequest(house, { email: adas, right: 'PORTABILITY' });
    const others = await guestRequest(house, { email: 'mia@elsewhere.example' });
    for (const id of [adasRequest, mine.id])
      for (const [mutation, input] of Object.entries(steps))
        for (const visitor of [house.nobody, bob])
          expect(
            await refused(visitor, mutation, { requestId: id, guestToken: others.guestToken, ...input }),
          ).toEqual(['NOT_FOUND requestId']);
    const { errors, data } = await house.nobody.ask(
      `query ($token: String!) { guestRequest(token: $token) { reference customer { id } duplicateOf { id } assignedTo } }`,
      { token: mine.guestToken },
    );
    expect(errors.map(({ extensions, path }) => `${path?.at(-1)}: ${extensions.code}`).toSorted()).toEqual([
      'assignedTo: UNAUTHENTICATED',
      'customer: UNAUTHENTICATED',
    ]);
    expect(data.guestRequest).toEqual({
      reference: mine.reference,
      customer: null,
      duplicateOf: null,
      assignedTo: null,
    });
    expect(
      (await bob.ask(`{ guestRequest(token: "${mine.guestToken}") { reference } me { id } }`)).data,
    ).toEqual({ guestRequest: { reference: mine.reference }, me: { id: expect.any(String) } });
    expect((await house.nobody.ask(`{ node(id: "${mine.id}") { id } }`)).data).toEqual({ node: null });
  });

  it('that is none opens nothing, and nobody acts without one', async () => {
    const { id } = await guestRequest(house, { email: 'pia@elsewhere.example' });
    expect(await behind(house.nobody, 'of no mail')).toBeNull();
    for (const [mutation, input] of Object.entries(steps)) {
      expect(
        await refused(house.nobody, mutation, { requestId: id, guestToken: 'of no mail', ...input }),
      ).toEqual(['EXPIRED guestToken']);
      const named = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
      const { errors } = await house.nobody.ask(
        `mutation ($input: ${named}!) { ${mutation}(input: $input) { userErrors { code } } }`,
        { input: { requestId: id, ...input } },
      );
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHENTICATED']);
    }
  });

  it('lets a guest write, be asked, answer and withdraw', async () => {
    const { officer } = cast;
    const email = 'kim@elsewhere.example';
    const { id, reference, guestToken } = await guestRequest(house, { email });
    const of = { requestId: id, guestToken };
    await done(house.nobody, 'sendRequestMessage', { ...of, text: 'Is there news?' });
    await letter(house, 'info@callxtra.com', reference, 'wrote a message');
    await done(officer, 'askForClarification', { requestId: id, question: 'Which calls?' });
    await letter(house, email, reference, 'Which data'.toLowerCase());
    expect((await behind(house.nobody, guestToken)).question).toMatchObject({
      kind: 'CLARIFICATION',
      text: 'Which calls?',
    });
    await done(house.nobody, 'answerRightsRequest', { ...of, answer: 'Those of May.' });
    await done(house.nobody, 'withdrawRightsRequest', of);
    const withdrawn = await behind(house.nobody, guestToken);
    expect(withdrawn.state).toBe('WITHDRAWN');
    expect(withdrawn.timeline.map(({ actor }: { actor: string }) => actor)).toEqual([
      'REQUESTER',
      'SYSTEM',
      'REQUESTER',
      'PRIVACY_OFFICE',
      'REQUESTER',
      'REQUESTER',
    ]);
    expect(await refused(house.nobody, 'withdrawRightsRequest', of)).toEqual(['NOT_ALLOWED_NOW']);
  });

  it('that is over reads nothing, and has a new one mailed', async () => {
    const email = 'lou@elsewhere.example';
    const { id, reference, guestToken } = await guestRequest(house, { email });
    house.clock.advance(3600);
    const of = { requestId: id, guestToken };
    expect(await behind(house.nobody, guestToken)).toBeNull();
    expect(await refused(house.nobody, 'withdrawRightsRequest', of)).toEqual(['EXPIRED guestToken']);
    const { request, userErrors } = await act(house.nobody, 'resendRequestCode', of);
    expect([request, userErrors]).toEqual([null, []]);
    const mailed = await mailedToken(house, email, reference, 'new link that you asked for');
    expect((await behind(house.nobody, mailed)).reference).toBe(reference);
    for (let i = 0; i < 4; i++) await act(house.nobody, 'resendRequestCode', of);
    expect(await refused(house.nobody, 'resendRequestCode', of)).toEqual(['TOO_MANY_ATTEMPTS']);
    house.clock.advance(7 * 86_400);
    expect(await behind(house.nobody, mailed)).toBeNull();
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

const steps: Record<string, object> = {
  withdrawRightsRequest: {},
  answerRightsRequest: { answer: 'All of it.', code: '12345678' },
  resendRequestCode: {},
  sendRequestMessage: { text: 'Hello.' },
};

/** A request for access that somebody makes with a sign-in. */
async function requestedBy(visitor: Visitor): Promise<string> {
  return (await requestAccess(visitor)).request.id;
}
