import { openHouse, type TestHouse } from '../kit/open-house';
import { download, filesOf } from './access-kit';
import { act, allowedOf, type Cast, castOf, comesTo, done, letter, own, refused } from './desk-kit';
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
