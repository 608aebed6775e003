import { openHouse, type TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';
import { customerIdOf, trailOf } from '../pipeline/trails';
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

const hourSeconds = 3600;
const email = 'ada@example.com';

let house: TestHouse;
let ada: Visitor;
let bob: Visitor;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

beforeEach(async () => {
  house.clock.advance(97 * hourSeconds);
  ada = await house.signIn(email);
  bob = await house.signIn('bob@example.com');
});

describe('undoEmailChange', () => {
  it('brings the former address back without sign-in, tells both, and is in the trail as nobody’s act', async () => {
    const id = await customerIdOf(ada);
    const { version } = await standing(ada);
    const token = await changeTo(house, ada, 'ada@thief.example');
    const mails = await mailsOf(house, 2, async () => {
      expect(await perform(house.nobody, 'undoEmailChange', { token })).toEqual({
        undone: true,
        userErrors: [],
      });
    });
    expect([...mails.keys()].toSorted()).toEqual([email, 'ada@thief.example']);
    for (const mail of mails.values()) expect(mail).toContain('was undone');
    await expect(house.signIn('ada@thief.example')).rejects.toThrow('No account');
    house.clock.advance(1);
    const again = await standing(await house.signIn(email));
    expect(again).toEqual({ id, version: version + 3, email, pendingEmail: null, emailChange: null });
    const acts = (await trailOf(house, id))
      .slice(-3)
      .map(({ action, actor, fields }) => [action, actor, fields]);
    expect(acts.map(([action]) => action)).toEqual([
      'email.change_requested',
      'email.changed',
      'email.change_undone',
    ]);
    expect(acts.at(-1)).toEqual(['email.change_undone', 'system', 'email']);
  });

  it('ends every session: the tokens that were good are refused from then on', async () => {
    const another = await house.signIn(email);
    const token = await changeTo(house, ada, 'ada@session.example');
    expect((await ada.ask('{ me { id } }')).status).toBe(200);
    house.clock.advance(1);
    // Whoever is signed in where the link is opened: the token acts.
    expect((await perform(bob, 'undoEmailChange', { token })).undone).toBe(true);
    for (const old of [ada, another]) expect((await old.ask('{ me { id } }')).status).toBe(401);
    expect((await bob.ask('{ me { id } }')).status).toBe(200);
    house.clock.advance(1);
    expect((await standing(await house.signIn(email))).email).toBe(email);
  });

  it('answers a token that is wrong, used or too old in one and the same way', async () => {
    const used = await changeTo(house, ada, 'ada@used.example');
    await perform(house.nobody, 'undoEmailChange', { token: used });
    house.clock.advance(1);
    const old = await changeTo(house, await house.signIn(email), 'ada@old.example');
    house.clock.advance(72 * hourSeconds);
    const answers = [];
    for (const token of [used, old, 'x'.repeat(43), '', `${old}x`, old.toLowerCase()]) {
      const { data, errors } = await send(house.nobody, 'undoEmailChange', { token });
      answers.push(JSON.stringify([data, errors]));
    }
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('"undone":false,"userErrors":[{"code":"NOT_FOUND","path":["token"]');
    const thief = await house.signIn('ada@old.example');
    expect(await standing(thief)).toMatchObject({ email: 'ada@old.example', emailChange: null });
    await changeTo(house, thief, email);
  });

  it('undoes nothing with validateOnly, and is good until the last moment, also after a restart', async () => {
    const token = await changeTo(house, ada, 'ada@last.example');
    const dry = await perform(house.nobody, 'undoEmailChange', { token, validateOnly: true });
    expect(dry).toEqual({ undone: false, userErrors: [] });
    expect((await standing(ada)).email).toBe('ada@last.example');
    await house.reopen();
    house.clock.advance(72 * hourSeconds - 1);
    expect((await perform(house.nobody, 'undoEmailChange', { token: ` ${token}\n` })).undone).toBe(true);
  });

  it('happens once, of ten at once; with its key a repetition is told so', async () => {
    const token = await changeTo(house, ada, 'ada@once.example');
    const key = { 'idempotency-key': 'undo-once' };
    await mailsOf(house, 2, async () => {
      const tenfold = Array.from({ length: 10 }, () => perform(house.nobody, 'undoEmailChange', { token }));
      const answers = await Promise.all(tenfold);
      expect(answers.filter(({ undone }) => undone)).toHaveLength(1);
    });
    house.clock.advance(1);
    const next = await changeTo(house, await house.signIn(email), 'ada@key.example');
    for (let i = 0; i < 3; i++) {
      const { data } = await send(house.nobody, 'undoEmailChange', { token: next }, key);
      expect(data.undoEmailChange).toEqual({ undone: true, userErrors: [] });
    }
    await mailsDelivered(house);
    expect(house.mailBox.to('ada@key.example').filter(({ subject }) => /undone/.test(subject))).toHaveLength(
      1,
    );
  });
});

describe('41. Whoever took an account over cannot burn the undo (API2:2023)', () => {
  it('by further changes: the first token brings the first address back, and ends all that came after', async () => {
    const first = await changeTo(house, ada, 'thief@one.example');
    house.clock.advance(71 * hourSeconds);
    const thief = await house.signIn('thief@one.example');
    const second = await changeTo(house, thief, 'thief@two.example');
    const code = await askFor(house, thief, 'thief@three.example');
    expect((await perform(house.nobody, 'undoEmailChange', { token: first })).undone).toBe(true);
    house.clock.advance(1);
    expect(await refusalsOf(house.nobody, 'undoEmailChange', { token: second })).toEqual(['NOT_FOUND token']);
    for (const address of ['thief@one.example', 'thief@two.example'])
      await expect(house.signIn(address)).rejects.toThrow('No account');
    const owner = await house.signIn(email);
    expect(await refusalsOf(owner, 'confirmEmailChange', { code })).toEqual(['NOT_ALLOWED_NOW code']);
    expect(await standing(owner)).toMatchObject({ email, pendingEmail: null, emailChange: null });
  });

  it('by undoing the later change, nor by cancelling or asking in vain', async () => {
    const first = await changeTo(house, ada, 'thief@four.example');
    const second = await changeTo(house, ada, 'thief@five.example');
    await askFor(house, ada, 'thief@six.example');
    await perform(ada, 'cancelEmailChange', {});
    expect((await standing(ada)).emailChange).toMatchObject({
      state: 'UNDOABLE',
      email: 'thief@five.example',
    });
    expect((await perform(house.nobody, 'undoEmailChange', { token: second })).undone).toBe(true);
    house.clock.advance(1);
    const thief = await house.signIn('thief@four.example');
    expect(await standing(thief)).toMatchObject({
      email: 'thief@four.example',
      emailChange: { state: 'UNDOABLE', email: 'thief@four.example' },
    });
    expect((await perform(house.nobody, 'undoEmailChange', { token: first })).undone).toBe(true);
    house.clock.advance(1);
    expect((await standing(await house.signIn(email))).email).toBe(email);
  });

  it('by going back to the first address and away again', async () => {
    const first = await changeTo(house, ada, 'thief@seven.example');
    await changeTo(house, ada, email);
    await changeTo(house, ada, 'thief@eight.example');
    expect((await perform(house.nobody, 'undoEmailChange', { token: first })).undone).toBe(true);
    house.clock.advance(1);
    expect((await standing(await house.signIn(email))).email).toBe(email);
    await expect(house.signIn('thief@eight.example')).rejects.toThrow('No account');
  });

  it('by the first address being somebody’s sign-in meanwhile: then nobody signs in by the abandoned one', async () => {
    const token = await changeTo(house, ada, 'thief@nine.example');
    await changeTo(house, bob, email);
    const id = await customerIdOf(ada);
    expect((await perform(house.nobody, 'undoEmailChange', { token })).undone).toBe(true);
    house.clock.advance(1);
    await expect(house.signIn('thief@nine.example')).rejects.toThrow('No account');
    expect(await customerIdOf(await house.signIn(email))).not.toBe(id);
  });
});
