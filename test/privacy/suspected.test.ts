import { changeTo, mailsDelivered } from '../account/email-change-kit';
import { openHouse, type TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';
import { settled } from '../kit/workers';
import { requestAccess } from './access-kit';
import { act, allowedOf, atDesk, type Cast, castOf, codeSent, comesTo, done, letter, own } from './desk-kit';
import { requestPortability } from './portability-kit';

const hers = 'ada@example.com';
const thiefs = 'thief@example.net';

let house: TestHouse;
let cast: Cast;
let thief: Visitor;

beforeAll(async () => {
  house = await openHouse();
  cast = await castOf(house);
  await changeTo(house, cast.ada, thiefs);
  thief = await house.signIn(thiefs);
});
afterAll(() => house.close());

describe('with a sign of a takeover on record', () => {
  it.each([
    ['access', requestAccess],
    ['portability', requestPortability],
  ])('a request for %s is examined before anything is handed over', async (_right, ask) => {
    const { id } = (await ask(thief)).request;
    await settled(house);
    const seen = await own(thief, id);
    expect(seen).toMatchObject({
      state: 'IN_REVIEW',
      timeline: [{ state: 'RECEIVED' }, { state: 'IN_REVIEW', actor: 'SYSTEM' }],
    });
    expect(seen.timeline[1].note).toContain('signs that somebody else acted');
    expect(allowedOf(await atDesk(cast.officer, id))).toEqual(
      expect.arrayContaining(['ASK_IDENTITY', 'APPROVE', 'REFUSE']),
    );
  });

  it('the code goes to the address from before the change, each time, and counts when it comes back', async () => {
    const { id, reference } = (await requestAccess(thief)).request;
    await done(cast.officer, 'askForIdentity', { requestId: id, doubt: 'The address is a new one.' });
    const first = await codeSent(house, hers, reference);
    expect((await own(thief, id)).question.sentTo).toBe('a**@e******.com');
    house.clock.advance(61);
    await done(thief, 'resendRequestCode', { requestId: id });
    await mailsDelivered(house);
    const code = await codeSent(house, hers, reference);
    expect(code).not.toBe(first);
    expect(house.mailBox.to(thiefs).filter(({ text }) => /code: \d{8}/i.test(text))).toEqual([]);
    expect((await act(thief, 'answerRightsRequest', { requestId: id })).userErrors).toMatchObject([
      { code: 'REQUIRED' },
    ]);
    await done(thief, 'answerRightsRequest', { requestId: id, code });
    await done(cast.officer, 'approveRightsRequest', { requestId: id });
    await comesTo(thief, id, 'FULFILLED');
  });

  it('silence hands nothing out, also once the sign no longer counts: an officer looks again', async () => {
    const { id, reference } = (await requestAccess(thief)).request;
    await settled(house);
    await done(cast.officer, 'askForClarification', { requestId: id, question: 'Which calls?' });
    house.clock.advance(14 * 86_400);
    await comesTo(await house.signIn('officer@callxtra.example'), id, 'IN_REVIEW');
    const { timeline, package: copied } = await own(await house.signIn(thiefs), id);
    expect(timeline.map(({ state }: { state: string }) => state)).toEqual([
      'RECEIVED',
      'IN_REVIEW',
      'AWAITING_CLARIFICATION',
      'IN_REVIEW',
    ]);
    expect(timeline.at(-1).note).toContain('signs that somebody else acted');
    expect(copied).toBeNull();
    await letter(house, 'info@callxtra.com', reference, 'in review again, and its timeline says why');
  });
});
