import { openHouse, type TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';
import { until } from '../kit/workers';
import { askFor, perform, refusalsOf, standing, wrong } from './email-change-kit';

jest.setTimeout(60_000);

const daySeconds = 86_400;

let house: TestHouse;
let ada: Visitor;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

beforeEach(async () => {
  house.clock.advance(daySeconds);
  ada = await house.signIn('ada@example.com');
});

describe('27. Codes that are guessed (API2:2023)', () => {
  it('are counted down to the last, then the right one is good no more', async () => {
    const code = await askFor(house, ada, 'ada@guess.example');
    for (const attemptsLeft of [4, 3, 2, 1, 0]) {
      const { customer, userErrors } = await perform(ada, 'confirmEmailChange', { code: wrong(code) });
      expect(customer).toBeNull();
      expect(userErrors).toEqual([
        expect.objectContaining({ code: 'WRONG_CODE', path: ['code'], attemptsLeft, retryAt: null }),
      ]);
    }
    const { userErrors } = await perform(ada, 'confirmEmailChange', { code });
    expect(userErrors).toEqual([
      expect.objectContaining({
        code: 'TOO_MANY_ATTEMPTS',
        attemptsLeft: 0,
        retryAt: house.clock.now().toISOString(),
      }),
    ]);
    expect(await standing(ada)).toMatchObject({
      email: 'ada@example.com',
      emailChange: { state: 'AWAITING_CODE', attemptsLeft: 0 },
    });
  });

  it('twenty at once are no more than five, whether or not the right one is among them', async () => {
    const code = await askFor(house, ada, 'ada@storm.example');
    const guesses = Array.from({ length: 20 }, () =>
      refusalsOf(ada, 'confirmEmailChange', { code: wrong(code) }),
    );
    const answers = (await Promise.all(guesses)).flat();
    expect(answers.filter((answer) => answer === 'WRONG_CODE code')).toHaveLength(5);
    expect(answers.filter((answer) => answer === 'TOO_MANY_ATTEMPTS code')).toHaveLength(15);
    expect(await refusalsOf(ada, 'confirmEmailChange', { code })).toEqual(['TOO_MANY_ATTEMPTS code']);
  });

  it('count with validateOnly, too: it is no way to try codes for nothing', async () => {
    const code = await askFor(house, ada, 'ada@dry.example');
    for (let i = 0; i < 5; i++)
      await perform(ada, 'confirmEmailChange', { code: wrong(code), validateOnly: true });
    expect(await refusalsOf(ada, 'confirmEmailChange', { code, validateOnly: true })).toEqual([
      'TOO_MANY_ATTEMPTS code',
    ]);
  });

  it('are counted across restarts, sign-ins and codes: after ten the subject is locked for a day', async () => {
    const first = house.clock.now().getTime();
    for (const [i, address] of ['one', 'two'].entries()) {
      const code = await askFor(house, ada, `ada@${address}.example`);
      for (let tried = 0; tried < 5; tried++) {
        if (tried === 2) await house.reopen();
        ada = await house.signIn('ada@example.com');
        await perform(ada, 'confirmEmailChange', { code: wrong(code) });
      }
      if (i === 0) house.clock.advance(60);
    }
    const { userErrors } = await perform(ada, 'requestEmailChange', { email: 'ada@three.example' });
    expect(userErrors).toEqual([
      expect.objectContaining({
        code: 'TOO_MANY_ATTEMPTS',
        path: ['email'],
        retryAt: new Date(first + daySeconds * 1000).toISOString(),
      }),
    ]);
    house.clock.advance(daySeconds - 60);
    ada = await house.signIn('ada@example.com');
    await askFor(house, ada, 'ada@three.example');
  });

  it('are fewer where few are left of the ten', async () => {
    const code = await askFor(house, ada, 'ada@many.example');
    for (let i = 0; i < 4; i++) await perform(ada, 'confirmEmailChange', { code: wrong(code) });
    const next = await askFor(house, ada, 'ada@fewer.example');
    for (let i = 0; i < 4; i++) await perform(ada, 'confirmEmailChange', { code: wrong(next) });
    await askFor(house, ada, 'ada@last.example');
    expect((await standing(ada)).emailChange.attemptsLeft).toBe(2);
  });
});

describe('Codes that are asked for', () => {
  it('are five a day, also of many at once; others are told when the next may be', async () => {
    const asked = Array.from({ length: 9 }, (_, i) =>
      perform(ada, 'requestEmailChange', { email: `ada@flood${i}.example` }),
    );
    const answers = await Promise.all(asked);
    const refused = answers.flatMap(({ userErrors }) => userErrors);
    expect(refused).toHaveLength(4);
    for (const problem of refused)
      expect(problem).toMatchObject({
        code: 'TOO_MANY_ATTEMPTS',
        retryAt: new Date(house.clock.now().getTime() + daySeconds * 1000).toISOString(),
      });
    expect(await refusalsOf(ada, 'cancelEmailChange', {})).toEqual([]);
    expect(await refusalsOf(ada, 'requestEmailChange', { email: 'ada@more.example' })).toEqual([
      'TOO_MANY_ATTEMPTS email',
    ]);
  });

  it('are kept as hashes, and wholly gone a day after their time', async () => {
    const code = await askFor(house, ada, 'ada@gone.example');
    const rows = () => house.app.house.database.query<object[]>('SELECT * FROM email_change');
    expect(JSON.stringify(await rows())).not.toMatch(
      new RegExp(`${code}|${code.replace(' ', '')}|gone.example`),
    );
    house.clock.advance(daySeconds + 30 * 60 + 1);
    await house.reopen();
    ada = await house.signIn('ada@example.com');
    await askFor(house, ada, 'ada@next.example');
    await until(async () => (await rows()).length === 1);
  });
});
