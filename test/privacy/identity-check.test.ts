import { LedgerEntry } from '../../src/ledger';
import { IdentityChallenge } from '../../src/privacy/identity-check/identity-challenge.entity';
import { openHouse, type TestHouse } from '../kit/open-house';
import { until } from '../kit/workers';
import {
  act,
  allowedOf,
  atDesk,
  type Cast,
  castOf,
  codeSent,
  comesTo,
  done,
  letter,
  own,
  recorded,
  refused,
} from './desk-kit';

const day = 86_400;
const address = 'ada@example.com';

let house: TestHouse;
let cast: Cast;

beforeAll(async () => {
  house = await openHouse();
  cast = await castOf(house);
});
afterAll(() => house.close());

describe('a question of identity', () => {
  it('stops the clock until its code comes back', async () => {
    const { id, reference } = await asked();
    const seen = await own(cast.ada, id);
    expect(seen).toMatchObject({
      state: 'AWAITING_IDENTITY',
      question: {
        kind: 'IDENTITY',
        text: 'The voice was another one.',
        sentTo: 'a**@e******.com',
        attemptsLeft: 5,
      },
      deadline: { pausedSince: seen.question.askedAt },
    });
    expect(seen.statusText).toContain('We asked you to prove who you are');
    expect(allowedOf(seen)).toEqual(['ANSWER', 'RESEND_CODE', 'MESSAGE', 'WITHDRAW']);
    expect(allowedOf(await atDesk(cast.officer2, id))).toEqual(['MESSAGE', 'ASSIGN', 'EXTEND']);
    const before = seen.deadline.dueAtWithoutPause;
    await later(2 * day);
    const late = await house.signIn(address, 3600);
    const code = await codeSent(house, address, reference);
    await done(late, 'resendRequestCode', { requestId: id });
    expect(await refused(late, 'answerRightsRequest', { requestId: id, code })).toEqual(['WRONG_CODE code']);
    const answered = await done(late, 'answerRightsRequest', {
      requestId: id,
      code: ` ${(await newCode(reference, code)).replace(/(....)/, '$1 ')} `,
    });
    expect(answered.state).toBe('IN_REVIEW');
    const { deadline, timeline, question } = await own(cast.ada, id);
    expect(question).toBeNull();
    expect(deadline.dueAtWithoutPause).toBe(before);
    expect(Date.parse(deadline.dueAt)).toBeGreaterThan(Date.parse(before));
    expect(deadline.dueAt).toBe((await atDesk(cast.dpo, id)).dueAt);
    expect(timeline.at(-1)).toMatchObject({
      kind: 'ANSWER',
      state: 'IN_REVIEW',
      actor: 'REQUESTER',
      note: null,
    });
    expect(await letter(house, 'info@callxtra.com', reference, 'was answered')).not.toContain('ada');
    expect(await refused(cast.officer, 'askForIdentity', { requestId: id, doubt: 'again' })).toEqual([
      'NOT_ALLOWED_NOW',
    ]);
  });

  it('27. takes five attempts at a code, counted one by one also when they come at once', async () => {
    const { id, reference } = await asked();
    const code = await codeSent(house, address, reference);
    const late = await house.signIn(address, 3600);
    const wrong = code === '00000000' ? '00000001' : '00000000';
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => act(late, 'answerRightsRequest', { requestId: id, code: wrong })),
    );
    const codes = answers.map(({ userErrors }) => userErrors[0].code);
    expect(codes.filter((each) => each === 'WRONG_CODE')).toHaveLength(5);
    expect(codes.filter((each) => each === 'TOO_MANY_ATTEMPTS')).toHaveLength(3);
    expect(await refused(late, 'answerRightsRequest', { requestId: id, code })).toEqual([
      'TOO_MANY_ATTEMPTS code',
    ]);
    expect((await own(cast.ada, id)).question.attemptsLeft).toBe(0);
    const soon = await act(late, 'resendRequestCode', { requestId: id });
    expect(soon.userErrors[0]).toMatchObject({ code: 'TOO_MANY_ATTEMPTS', retryAt: expect.any(String) });
    for (let i = 0; i < 4; i++) {
      house.clock.advance(60);
      await done(late, 'resendRequestCode', { requestId: id });
    }
    house.clock.advance(60);
    expect(await refused(late, 'resendRequestCode', { requestId: id })).toEqual(['TOO_MANY_ATTEMPTS']);
  });

  it('needs no code of somebody with a fresh sign-in, and one of everybody else', async () => {
    const { id } = await asked();
    const late = await house.signIn(address, 3600);
    expect(await refused(late, 'answerRightsRequest', { requestId: id })).toEqual(['REQUIRED code']);
    const fresh = await house.signIn(address);
    await done(fresh, 'answerRightsRequest', { requestId: id });
    expect(await refused(fresh, 'answerRightsRequest', { requestId: id })).toEqual(['NOT_ALLOWED_NOW']);
  });

  it('says that a code is too old', async () => {
    const { id, reference } = await asked();
    const code = await codeSent(house, address, reference);
    await later(day);
    const late = await house.signIn(address, 3600);
    expect(await refused(late, 'answerRightsRequest', { requestId: id, code })).toEqual(['EXPIRED code']);
  });

  it('is closed after two reminders and thirty days, and told why', async () => {
    const { id, reference } = await asked();
    for (const wanted of [1, 2]) {
      await later(10 * day);
      await letterCount(reference, 'still wait', wanted);
    }
    await later(10 * day);
    await comesTo(cast.ada, id, 'CLOSED_UNVERIFIED');
    expect((await own(cast.ada, id, 'de')).statusText).toContain('Sie können erneut fragen');
    expect((await own(cast.ada, id)).receipts.at(-1)).toEqual({ kind: 'REQUEST_CLOSED_UNVERIFIED' });
    await letter(house, address, reference, 'closed it without giving anything out');
    expect(allowedOf(await atDesk(cast.officer, id))).toEqual([]);
  });

  it('is held as a hash, and named in no log', async () => {
    const { reference } = await asked();
    const code = await codeSent(house, address, reference);
    const rows = await house.app.house.database.manager.find(IdentityChallenge);
    expect(JSON.stringify(rows)).not.toContain(code);
    expect(house.logged.join('\n')).not.toContain(code);
  });
});

it('asks nobody with a fresh sign-in for more, unless a sign of a takeover is on record', async () => {
  const { officer, adaId } = cast;
  const { database, ledger, clock } = house.app.house;
  const fresh = await house.signIn(address);
  await house.app.worker!.stop();
  const { data } = await fresh.ask('mutation { requestAccess(input: {}) { request { id } } }');
  const { id } = data.requestAccess.request;
  const order = { requestId: id, doubt: 'x' };
  expect(await refused(officer, 'askForIdentity', order)).toEqual(['NOT_ALLOWED_NOW']);
  await database.transaction((manager) =>
    ledger.record(
      { manager, actor: null, at: clock.now(), afterCommit: () => undefined },
      { subject: adaId, action: 'session.token_reused' },
    ),
  );
  expect(await database.manager.countBy(LedgerEntry, { action: 'session.token_reused' })).toBe(1);
  await done(officer, 'askForIdentity', order);
  expect(await refused(fresh, 'answerRightsRequest', { requestId: id })).toEqual(['REQUIRED code']);
});

/** Time goes by; everybody signs in anew. */
async function later(seconds: number): Promise<void> {
  house.clock.advance(seconds);
  cast = await castOf(house);
}

/** A request that was taken down now, with a question of identity. */
async function asked() {
  const { officer, agent, adaId } = cast;
  const { id, reference } = await recorded(agent, adaId, { receivedAt: house.clock.now().toISOString() });
  await done(officer, 'askForIdentity', { requestId: id, doubt: 'The voice was another one.' });
  return { id, reference };
}

/** The code that came after this one. */
async function newCode(reference: string, former: string): Promise<string> {
  return /Your code: (\d{8})/.exec(
    await letter(house, address, reference, new RegExp(`code: (?!${former})\\d{8}`)),
  )![1]!;
}

async function letterCount(reference: string, saying: string, count: number): Promise<void> {
  await letter(house, address, reference, saying);
  await until(() => lettersOf(reference, saying) >= count);
  expect(lettersOf(reference, saying)).toBe(count);
}

function lettersOf(reference: string, saying: string): number {
  return house.mailBox.to(address).filter(({ text }) => text.includes(reference) && text.includes(saying))
    .length;
}
