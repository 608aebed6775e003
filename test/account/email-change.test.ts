import { openHouse, type TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';
import { askFor, mailsDelivered, mailsOf, perform, refusalsOf, send, standing } from './email-change-kit';

jest.setTimeout(60_000);

const daySeconds = 86_400;
const email = 'ada@example.com';

let house: TestHouse;
let ada: Visitor;
let bob: Visitor;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

beforeEach(async () => {
  house.clock.advance(4 * daySeconds);
  bob = await house.signIn('bob@example.com');
});

describe('requestEmailChange', () => {
  beforeEach(async () => {
    ada = await house.signIn(email);
  });

  it('sends a code to the new address, tells the present one, and changes nothing else', async () => {
    const before = await standing(ada);
    const mails = await mailsOf(house, 2, () =>
      perform(ada, 'requestEmailChange', { email: '  Ada@Lovelace.EXAMPLE ' }),
    );
    const after = await standing(ada);
    expect([...mails.keys()].toSorted()).toEqual(['Ada@lovelace.example', email]);
    expect(mails.get('Ada@lovelace.example')).toMatch(/Your code .*\n[^]*Code: \d{4} \d{4}\n/);
    expect(mails.get(email)).toMatch(/sign in, cancel the change/);
    expect(mails.get(email)).not.toMatch(/lovelace|\d{4} \d{4}/i);
    expect(after).toEqual({
      ...before,
      version: before.version + 1,
      pendingEmail: 'Ada@lovelace.example',
      emailChange: {
        email: 'Ada@lovelace.example',
        state: 'AWAITING_CODE',
        until: new Date(house.clock.now().getTime() + 30 * 60_000).toISOString(),
        attemptsLeft: 5,
      },
    });
  });

  it('writes in the language of the person', async () => {
    await ada.ask('mutation { updateProfile(input: { locale: "de-AT" }) { userErrors { code } } }');
    const mails = await mailsOf(house, 2, () =>
      perform(ada, 'requestEmailChange', { email: 'ada@deutsch.example' }),
    );
    expect(mails.get('ada@deutsch.example')).toContain('Ihr Code für die neue E-Mail-Adresse');
    expect(mails.get(email)).toContain('Eine neue E-Mail-Adresse wurde verlangt');
    await ada.ask('mutation { updateProfile(input: { locale: "en-GB" }) { userErrors { code } } }');
  });

  it('refuses what is no address, a blank, and the address as it is, in whichever letters; nothing is sent', async () => {
    const sent = house.mailBox.mails.length;
    for (const typed of ['ada', 'ada@', 'ada@nowhere', 'ada lovelace@example.com', '', '  '])
      expect(await refusalsOf(ada, 'requestEmailChange', { email: typed })).toEqual(['INVALID email']);
    for (const typed of [email, 'ADA@Example.com'])
      expect(await refusalsOf(ada, 'requestEmailChange', { email: typed })).toEqual(['ALREADY_DONE email']);
    await perform(ada, 'requestEmailChange', { email: 'ada@dry.example', validateOnly: true });
    expect((await standing(ada)).emailChange).toBeNull();
    await mailsDelivered(house);
    expect(house.mailBox.mails).toHaveLength(sent);
  });

  it('needs a sign-in of the last ten minutes, and one at all', async () => {
    const old = await house.signIn(email, 601);
    const answer = await send(old, 'requestEmailChange', { email: 'ada@old.example' });
    expect([answer.status, answer.errors[0]?.extensions.code]).toEqual([401, 'STEP_UP_REQUIRED']);
    expect((await send(house.nobody, 'requestEmailChange', { email: 'x@y.example' })).errors).toEqual([
      expect.objectContaining({ extensions: { code: 'UNAUTHENTICATED' } }),
    ]);
  });

  it('replaces a change that waits: the first code is good no more', async () => {
    const first = await askFor(house, ada, 'ada@first.example');
    const second = await askFor(house, ada, 'ada@second.example');
    expect((await standing(ada)).pendingEmail).toBe('ada@second.example');
    expect(await refusalsOf(ada, 'confirmEmailChange', { code: first })).toEqual(['WRONG_CODE code']);
    expect(
      (await perform(ada, 'confirmEmailChange', { code: second, validateOnly: true })).userErrors,
    ).toEqual([]);
    expect((await standing(ada)).email).toBe(email);
  });

  it('with one Idempotency-Key, ten at once ask for one code', async () => {
    const key = { 'idempotency-key': 'ask-once' };
    const mails = await mailsOf(house, 2, async () => {
      const answers = await Promise.all(
        Array.from({ length: 10 }, () => send(ada, 'requestEmailChange', { email: 'ada@once.example' }, key)),
      );
      const outcomes = answers.map(
        ({ data, errors }) => errors[0]?.extensions.code ?? data.requestEmailChange.customer.pendingEmail,
      );
      expect(['ada@once.example', 'IDEMPOTENCY_IN_FLIGHT']).toEqual(expect.arrayContaining(outcomes));
    });
    await mailsDelivered(house);
    expect(house.mailBox.to('ada@once.example')).toHaveLength(1);
    expect(mails.size).toBe(2);
  });

  it('tells nobody whether an address is taken: the answers are one', async () => {
    const shape = async (visitor: Visitor, address: string) => {
      const { data, errors, status } = await send(visitor, 'requestEmailChange', { email: address });
      const { customer, userErrors } = data.requestEmailChange;
      const { version: _, ...rest } = customer;
      return JSON.stringify([status, errors, rest, userErrors]).replaceAll(address, 'ADDRESS');
    };
    const free = await shape(ada, 'nobody@knows.example');
    expect(await shape(ada, 'bob@example.com')).toBe(free);
    expect(await shape(ada, 'officer@callxtra.example')).toBe(free);
  });
});

describe('cancelEmailChange', () => {
  beforeEach(async () => {
    ada = await house.signIn(email);
  });

  it('ends the change: its code is good no more, a second click finds nothing', async () => {
    const code = await askFor(house, ada, 'ada@never.example');
    const { version } = await standing(ada);
    const { customer } = await perform(ada, 'cancelEmailChange', { expectedVersion: version });
    expect(customer).toMatchObject({ email, pendingEmail: null, emailChange: null, version: version + 1 });
    expect(await refusalsOf(ada, 'cancelEmailChange', {})).toEqual(['NOT_ALLOWED_NOW']);
    expect(await refusalsOf(ada, 'confirmEmailChange', { code })).toEqual(['NOT_ALLOWED_NOW code']);
  });

  it('answers a stale version with the customer as it is', async () => {
    await askFor(house, ada, 'ada@stale.example');
    const { version } = await standing(ada);
    const { customer, userErrors } = await perform(ada, 'cancelEmailChange', {
      expectedVersion: version - 1,
    });
    expect(userErrors).toEqual([
      expect.objectContaining({ code: 'STALE_VERSION', path: ['expectedVersion'] }),
    ]);
    expect(customer).toMatchObject({ version, pendingEmail: 'ada@stale.example' });
  });

  it('ends nothing of another person, and nothing with validateOnly', async () => {
    await askFor(house, ada, 'ada@stays.example');
    expect(await refusalsOf(bob, 'cancelEmailChange', {})).toEqual(['NOT_ALLOWED_NOW']);
    await perform(ada, 'cancelEmailChange', { validateOnly: true });
    expect((await standing(ada)).pendingEmail).toBe('ada@stays.example');
  });
});
