import { openHouse, type TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';
import { requestAccess } from './access-kit';
import { act, type Cast, castOf, codeSent, done, letter, refused } from './desk-kit';
import { behind, guestRequest, mailedToken } from './guest-kit';

const adas = 'ada@example.com';

let house: TestHouse;
let cast: Cast;

beforeAll(async () => {
  house = await openHouse();
  cast = await castOf(house);
});
afterAll(() => house.close());

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
    // The question would promise a full copy, and its silence answer that nothing is held.
    const unclear = { requestId: id, question: 'Which calls?' };
    expect(await refused(officer, 'askForClarification', unclear)).toEqual(['NOT_ALLOWED_NOW']);
    await done(officer, 'askForIdentity', { requestId: id, doubt: 'Who is Kim?' });
    const code = await codeSent(house, email, reference);
    expect((await behind(house.nobody, guestToken)).question).toMatchObject({
      kind: 'IDENTITY',
      text: 'Who is Kim?',
    });
    await done(house.nobody, 'answerRightsRequest', { ...of, code });
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
