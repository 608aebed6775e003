import { openHouse, type TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';
import {
  askFor,
  changeTo,
  mailsDelivered,
  mailsOf,
  perform,
  refusalsOf,
  send,
  standing,
} from './email-change-kit';

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

describe('confirmEmailChange', () => {
  beforeEach(async () => {
    ada = await house.signIn(email);
  });

  it('is refused where nothing waits, and to nobody', async () => {
    expect(await refusalsOf(bob, 'confirmEmailChange', { code: '1234 5678' })).toEqual([
      'NOT_ALLOWED_NOW code',
    ]);
    expect((await send(house.nobody, 'confirmEmailChange', { code: '1' })).errors).toEqual([
      expect.objectContaining({ extensions: { code: 'UNAUTHENTICATED' } }),
    ]);
  });

  it("is no good with another person's code, nor does it spend that person's attempts", async () => {
    const adas = await askFor(house, ada, 'ada@mine.example');
    const bobs = await askFor(house, bob, 'bob@his.example');
    expect(await refusalsOf(ada, 'confirmEmailChange', { code: bobs })).toEqual(['WRONG_CODE code']);
    expect(await refusalsOf(bob, 'confirmEmailChange', { code: adas })).toEqual(['WRONG_CODE code']);
    expect((await standing(ada)).emailChange.attemptsLeft).toBe(4);
    expect((await standing(bob)).emailChange.attemptsLeft).toBe(4);
  });

  it('is over after half an hour', async () => {
    const code = await askFor(house, ada, 'ada@late.example');
    house.clock.advance(30 * 60);
    const later = await house.signIn(email);
    expect(await refusalsOf(later, 'confirmEmailChange', { code })).toEqual(['EXPIRED code']);
    expect(await standing(later)).toMatchObject({ email, pendingEmail: null, emailChange: null });
    expect(await refusalsOf(later, 'cancelEmailChange', {})).toEqual(['NOT_ALLOWED_NOW']);
  });

  it('takes the code also after a restart', async () => {
    const code = await askFor(house, ada, 'ada@restart.example');
    await house.reopen();
    expect((await perform(ada, 'confirmEmailChange', { code, validateOnly: true })).userErrors).toEqual([]);
  });
});

describe('a change that is confirmed', () => {
  it('makes the new address valid, also to sign in; the former one gets a link, the new one is told', async () => {
    ada = await house.signIn(email);
    const code = await askFor(house, ada, 'ada@new.example');
    const { version } = await standing(ada);
    const mails = await mailsOf(house, 2, async () => {
      const { customer } = await perform(ada, 'confirmEmailChange', { code: code.replace(' ', '-') });
      expect(customer).toEqual({
        id: customer.id,
        version: version + 1,
        email: 'ada@new.example',
        pendingEmail: null,
        emailChange: {
          email: 'ada@new.example',
          state: 'UNDOABLE',
          until: new Date(house.clock.now().getTime() + 72 * 3_600_000).toISOString(),
          attemptsLeft: null,
        },
      });
    });
    const { publicUrl } = house.app.house.settings;
    expect(mails.get(email)).toContain(`\n${publicUrl}/undo-email-change#`);
    expect(mails.get(email)).not.toContain('ada@new.example');
    expect(mails.get('ada@new.example')).toContain('From now on you sign in with this address.');
    expect(await refusalsOf(ada, 'confirmEmailChange', { code })).toEqual(['ALREADY_DONE code']);
    await expect(house.signIn(email)).rejects.toThrow('No account');
    expect((await standing(await house.signIn('ada@new.example'))).email).toBe('ada@new.example');
    expect((await standing(ada)).email).toBe('ada@new.example');
  });

  it('with one Idempotency-Key is done once and answers a repetition; ten at once are one', async () => {
    ada = await house.signIn('ada@new.example');
    const code = await askFor(house, ada, 'ada@key.example');
    const key = { 'idempotency-key': 'confirm-once' };
    await Promise.all(Array.from({ length: 10 }, () => send(ada, 'confirmEmailChange', { code }, key)));
    const { data } = await send(ada, 'confirmEmailChange', { code }, key);
    expect(data.confirmEmailChange).toMatchObject({ customer: { email: 'ada@key.example' }, userErrors: [] });
    await mailsDelivered(house);
    expect(house.mailBox.to('ada@key.example').map(({ subject }) => subject)).toEqual([
      'Your code for the new e-mail address',
      'Your new e-mail address is valid',
    ]);
    await changeTo(house, ada, 'ada@new.example');
  });

  it('takes an address that is another person’s too; each goes on signing in as themselves', async () => {
    ada = await house.signIn('ada@new.example');
    const code = await askFor(house, ada, 'bob@example.com');
    const mails = await mailsOf(house, 2, async () => {
      const { customer, userErrors } = await perform(ada, 'confirmEmailChange', { code });
      expect([customer.email, userErrors]).toEqual(['bob@example.com', []]);
    });
    expect(mails.get('bob@example.com')).toContain('go on using your former address');
    const [asBob, asAda] = [await house.signIn('bob@example.com'), await house.signIn('ada@new.example')];
    expect((await standing(asBob)).id).toBe((await standing(bob)).id);
    expect((await standing(asAda)).id).toBe((await standing(ada)).id);
    await changeTo(house, ada, email);
    expect((await standing(await house.signIn('ada@new.example'))).email).toBe(email);
  });
});
