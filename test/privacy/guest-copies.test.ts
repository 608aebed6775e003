import { openHouse, type TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';
import { findRequest } from './access-kit';
import { allowedOf, atDesk, type Cast, castOf, codeSent, comesTo, done, letter, refused } from './desk-kit';
import { newcomer } from './erasure-kit';
import { behind, guestRequest } from './guest-kit';

const notApproved = ['NOT_ALLOWED_NOW requestId'];

let house: TestHouse;
let cast: Cast;

beforeAll(async () => {
  house = await openHouse();
  cast = await castOf(house);
});
afterAll(() => house.close());

describe('access by a guest whose account has no invoice', () => {
  it('is not approved while nobody could open the copy, and is for whoever signs in', async () => {
    const { officer } = cast;
    const email = 'neo@example.net';
    const neo = await newcomer(house, email, 'C-8');
    const { id, state, guestToken } = await guestRequest(house, { email });
    expect(state).toBe('IN_REVIEW');
    expect(await refused(officer, 'approveRightsRequest', { requestId: id })).toEqual(notApproved);
    await done(officer, 'askForIdentity', { requestId: id, doubt: 'There is no invoice.' });
    await done(neo, 'answerRightsRequest', { requestId: id });
    await opensFor(neo, id);
    expect((await behind(house.nobody, guestToken)).package.downloadUrl).toBeNull();
  });

  it('is asked for a sign-in again where a code alone came back, and a code with a sign-in is one', async () => {
    const { officer } = cast;
    const email = 'nia@example.net';
    const nia = await newcomer(house, email, 'C-9');
    const { id, reference, guestToken } = await guestRequest(house, { email });
    const order = { requestId: id, doubt: 'There is no invoice.' };
    await done(officer, 'askForIdentity', order);
    const code = await codeSent(house, email, reference);
    await done(house.nobody, 'answerRightsRequest', { requestId: id, guestToken, code });
    expect(await refused(officer, 'approveRightsRequest', { requestId: id })).toEqual(notApproved);
    expect(allowedOf(await atDesk(officer, id))).toContain('ASK_IDENTITY');

    await done(officer, 'askForIdentity', order);
    const next = await codeAfter(code, email, reference);
    await done(nia, 'answerRightsRequest', { requestId: id, code: next });
    expect(await refused(officer, 'askForIdentity', order)).toEqual(['NOT_ALLOWED_NOW']);
    expect((await behind(house.nobody, guestToken)).requester.assurance).toBe('SIGNED_IN');
    await opensFor(nia, id);
  });

  it('is reviewed again after a question that nobody answered, and no copy is made for nobody', async () => {
    const email = 'nan@example.net';
    await newcomer(house, email, 'C-10');
    const { id, reference } = await guestRequest(house, { email });
    await done(cast.officer, 'askForClarification', { requestId: id, question: 'Which calls?' });
    house.clock.advance(14 * 86_400);
    cast = await castOf(house);
    await comesTo(cast.officer, id, 'IN_REVIEW');
    await letter(house, 'info@callxtra.com', reference, 'was not answered in time');
    const nan = await house.signIn(email);
    expect((await findRequest(nan, id)).package).toBeNull();
    expect(await refused(cast.officer, 'approveRightsRequest', { requestId: id })).toEqual(notApproved);
    await done(cast.officer, 'askForIdentity', { requestId: id, doubt: 'There is no invoice.' });
    await done(nan, 'answerRightsRequest', { requestId: id });
    await opensFor(nan, id);
  });
});

/** It is approved, and the copy opens for its person. */
async function opensFor(visitor: Visitor, id: string): Promise<void> {
  await done(cast.officer, 'approveRightsRequest', { requestId: id });
  await comesTo(visitor, id, 'FULFILLED');
  expect((await findRequest(visitor, id)).package.downloadUrl).not.toBeNull();
}

/** The code of the letter after the one with this code. */
async function codeAfter(former: string, email: string, reference: string): Promise<string> {
  return /code: (\d{8})/.exec(
    await letter(house, email, reference, new RegExp(`code: (?!${former})\\d{8}`)),
  )![1]!;
}
