import { randomInt } from 'node:crypto';
import { GuestChallenge } from '../../src/privacy/guests/guest-challenge.entity';
import { openHouse, type TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';
import { statementsOf } from '../kit/statements';
import { settled } from '../kit/workers';
import { behind, confirm, guestCode, guestRequest, start } from './guest-kit';

const adas = 'ada@example.com';

let house: TestHouse;

beforeAll(async () => {
  house = await openHouse({ TRUSTED_PROXIES: '127.0.0.1' });
});
afterAll(() => house.close());

describe('a request that is begun', () => {
  it('is answered the same, by as many statements and with the same mail, whether the address is known or not', async () => {
    const both = async () => [await observed(adas), await observed('nobody@elsewhere.example')] as const;
    let [known, unknown] = await both();
    // A transaction that met another one is begun anew, and asks more.
    if (known.statements.length !== unknown.statements.length) [known, unknown] = await both();
    expect(unknown).toEqual(known);
    expect(known.answer).toEqual({ accepted: true, userErrors: [] });
    expect(known.statements.length).toBeGreaterThan(0);
    expect(known.statements.join()).not.toMatch(/FROM .customer./);
  });

  it('takes what people type, and tells what is wrong with it', async () => {
    const begun = await start(from(), { email: '  Zoe.Q@Elsewhere.EXAMPLE ' });
    expect(begun.accepted).toBe(true);
    await guestCode(house, 'Zoe.Q@elsewhere.example');
    expect(await start(from(), { email: 'zoe', note: 'x'.repeat(2001) })).toMatchObject({
      accepted: false,
      userErrors: [
        { code: 'INVALID', path: ['email'] },
        { code: 'INVALID', path: ['note'] },
      ],
    });
    expect(await start(from(), { email: ' ' })).toMatchObject({ userErrors: [{ code: 'REQUIRED' }] });
  });

  it('writes in the language of whoever asks', async () => {
    await guestRequest(house, { email: 'ute@elsewhere.example' }, 'de-AT');
    await settled(house);
    const [code, received] = house.mailBox.to('ute@elsewhere.example');
    expect(code!.text).toContain('ohne den Code gibt es keinen Antrag');
    expect(code!.subject).toBe('Ihr Code für einen Datenschutzantrag');
    expect(received!.text).toContain('Ohne Anmeldung öffnet dieser Link Ihren Antrag, bis zum');
  });

  it('44. three codes an hour go out from one network, then it says when; another network is let through', async () => {
    const email = 'flooded@elsewhere.example';
    const here = from();
    for (let i = 0; i < 3; i++) expect((await start(here, { email })).accepted).toBe(true);
    const { accepted, userErrors } = await start(here, { email: email.toUpperCase() });
    expect([accepted, userErrors[0].code]).toEqual([false, 'TOO_MANY_ATTEMPTS']);
    expect(Date.parse(userErrors[0].retryAt)).toBe(house.clock.now().getTime() + 3_600_000);
    for (let i = 0; i < 7; i++) expect((await start(from(), { email })).accepted).toBe(true);
    expect((await start(from(), { email })).userErrors).toMatchObject([{ code: 'TOO_MANY_ATTEMPTS' }]);
    house.clock.advance(3601);
    expect((await start(here, { email })).accepted).toBe(true);
  });

  it('44. twenty with one idempotency key are one', async () => {
    const email = 'once@elsewhere.example';
    const here = from();
    for (let i = 0; i < 20; i++)
      expect(await start(here, { email }, { 'idempotency-key': 'once' })).toEqual({
        accepted: true,
        userErrors: [],
      });
    await guestCode(house, email);
    await settled(house);
    expect(house.mailBox.to(email)).toHaveLength(1);
  });

  it('validateOnly sends nothing', async () => {
    const { manager } = house.app.house.database;
    const before = await manager.count(GuestChallenge);
    const { data } = await from().ask(
      'mutation { startGuestRequest(input: { email: "dry@elsewhere.example", right: ACCESS, validateOnly: true }) { accepted userErrors { code } } }',
    );
    expect(data.startGuestRequest).toEqual({ accepted: false, userErrors: [] });
    expect(await manager.count(GuestChallenge)).toBe(before);
  });
});

describe('a code', () => {
  it('is good for its address alone, once, and for an hour', async () => {
    const email = 'max@elsewhere.example';
    await start(from(), { email });
    const code = await guestCode(house, email);
    expect(codesOf(await confirm(from(), { email: 'moritz@elsewhere.example', code }))).toEqual([
      'WRONG_CODE code',
    ]);
    expect((await confirm(from(), { email, code: ` ${code.replace(/(....)/, '$1 ')} ` })).reference).toMatch(
      /^RR-/,
    );
    expect(codesOf(await confirm(from(), { email, code }))).toEqual(['WRONG_CODE code']);
    await start(from(), { email });
    const late = await guestCode(house, email, 1);
    house.clock.advance(3600);
    expect(codesOf(await confirm(from(), { email, code: late }))).toEqual(['WRONG_CODE code']);
  });

  it('27. is tried five times from a network, ten times from all; what is told is the same where none was sent', async () => {
    const email = 'guessed@elsewhere.example';
    await start(from(), { email });
    const code = await guestCode(house, email);
    const wrong = code === '00000000' ? '00000001' : '00000000';
    const tries = async (visitor: Visitor, address: string) => {
      const answers = [];
      for (let i = 0; i < 6; i++) answers.push(await confirm(visitor, { email: address, code: wrong }));
      return answers.map(({ userErrors }) => userErrors);
    };
    const told = await tries(from(), email);
    expect(told.map(([{ code: each, attemptsLeft }]) => [each, attemptsLeft])).toEqual([
      ['WRONG_CODE', 4],
      ['WRONG_CODE', 3],
      ['WRONG_CODE', 2],
      ['WRONG_CODE', 1],
      ['WRONG_CODE', 0],
      ['TOO_MANY_ATTEMPTS', 0],
    ]);
    expect(await tries(from(), 'never@elsewhere.example')).toEqual(told);
    await tries(from(), email);
    expect(codesOf(await confirm(from(), { email, code }))).toEqual(['WRONG_CODE code']);
    await start(from(), { email });
    const next = await guestCode(house, email, 1);
    expect((await confirm(from(), { email, code: next })).userErrors).toEqual([]);
  });

  it('27. guessed by many at once gets no more than its attempts', async () => {
    const email = 'rushed@elsewhere.example';
    await start(from(), { email });
    await guestCode(house, email);
    await Promise.all(Array.from({ length: 16 }, () => confirm(from(), { email, code: '12345678' })));
    const { manager } = house.app.house.database;
    const rows = await manager.find(GuestChallenge, { order: { id: 'DESC' }, take: 1 });
    expect(rows[0]!.attempts).toBe(10);
  });

  it('is held as a hash, and it, the token and the address are in no log', async () => {
    const email = 'quiet@elsewhere.example';
    const { guestToken } = await guestRequest(house, { email });
    const code = await guestCode(house, email);
    const rows = JSON.stringify(
      await house.app.house.database.manager.query('SELECT * FROM guest_challenge'),
    );
    const passes = JSON.stringify(await house.app.house.database.manager.query('SELECT * FROM guest_pass'));
    for (const secret of [code, email]) expect(rows).not.toContain(secret);
    expect(passes).not.toContain(guestToken);
    const logged = house.logged.join('\n');
    for (const secret of [code, email, guestToken]) expect(logged).not.toContain(secret);
  });

  it('gives the same pass again to whoever asks with the same idempotency key', async () => {
    const email = 'again@elsewhere.example';
    const here = from();
    await start(here, { email });
    const input = { email, code: await guestCode(house, email) };
    const ask = () =>
      here.ask(
        'mutation ($input: ConfirmGuestRequestInput!) { confirmGuestRequest(input: $input) { guestToken userErrors { code } } }',
        { input },
        { 'idempotency-key': 'confirm' },
      );
    const [first, second] = [await ask(), await ask()];
    expect(second.data).toEqual(first.data);
    expect(await behind(here, first.data.confirmGuestRequest.guestToken)).not.toBeNull();
  });
});

it('69. codes are neither sent nor taken while Redis, which counts them, is away', async () => {
  const away = await openHouse({ REDIS_URL: 'redis://127.0.0.1:1' });
  try {
    for (const mutation of [
      'startGuestRequest(input: { email: "zoe@elsewhere.example", right: ACCESS }) { accepted }',
      'confirmGuestRequest(input: { email: "zoe@elsewhere.example", code: "12345678" }) { reference }',
    ]) {
      const { status, errors } = await away.nobody.ask(`mutation { ${mutation} }`);
      expect([status, errors[0]!.extensions.code]).toEqual([503, 'SERVICE_UNAVAILABLE']);
    }
  } finally {
    await away.close();
  }
});

it('no more codes are sent or taken from one network than the operator allows', async () => {
  const few = await openHouse({ RATE_CODES_PER_HOUR: '3' });
  try {
    for (let i = 0; i < 3; i++) await start(few.nobody, { email: `many${i}@elsewhere.example` });
    const { status, headers, errors } = await few.nobody.ask(
      'mutation { confirmGuestRequest(input: { email: "many0@elsewhere.example", code: "1" }) { reference } }',
    );
    expect([status, errors[0]!.extensions.code]).toEqual([429, 'RATE_LIMITED']);
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  } finally {
    await few.close();
  }
});

/** Somebody without a sign-in, on a network of their own. */
function from(): Visitor {
  const network = `198.${randomInt(18, 20)}.${randomInt(256)}.${randomInt(256)}`;
  const ask: Visitor['ask'] = (query, variables, headers) =>
    house.nobody.ask(query, variables, { 'x-forwarded-for': network, ...headers });
  return {
    token: null,
    ask,
    codes: async (query, variables) =>
      (await ask(query, variables)).errors.map(({ extensions }) => extensions.code),
  };
}

/** What somebody can see of a start: the answer, its headers, how much the database was asked, the mail. */
async function observed(email: string) {
  const visitor = from();
  let answer: unknown;
  const seen = await statementsOf(house, async () => (answer = await start(visitor, { email })));
  const code = await guestCode(house, email);
  const mail = house.mailBox.to(email).at(-1)!;
  const { headers } = await visitor.ask(
    `mutation { startGuestRequest(input: { email: "${email}", right: ACCESS, validateOnly: true }) { accepted userErrors { code } } }`,
  );
  const named = Object.entries(headers).filter(([name]) => !['date', 'x-request-id'].includes(name));
  return {
    answer,
    // The worker is nudged after that.
    statements: seen.slice(0, seen.indexOf('COMMIT') + 1),
    headers: Object.fromEntries(named),
    mail: [mail.subject, mail.text.replace(code, 'CODE')],
  };
}

function codesOf({ userErrors }: { userErrors: { code: string; path: string[] }[] }): string[] {
  return userErrors.map(({ code, path }) => [code, ...path].join(' '));
}
