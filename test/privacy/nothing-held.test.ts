import { ProcessingObjection, ProcessingRestriction } from '../../src/processing';
import { RecipientNotice } from '../../src/privacy/recipients/recipient-notice.entity';
import { RightsRequest } from '../../src/privacy/requests/rights-request.entity';
import { openHouse, type TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';
import { settled } from '../kit/workers';
import { atDesk, type Cast, castOf, comesTo, done, letter, recorded, refused } from './desk-kit';
import { behind, guestRequest, mailedToken } from './guest-kit';

const note = 'All of mine.';

let house: TestHouse;
let cast: Cast;

beforeAll(async () => {
  house = await openHouse();
  cast = await castOf(house);
});
afterAll(() => house.close());

/** What staff take down of each right, in the form that has the most effect where there is an account. */
const rights: [right: string, takenDown: object][] = [
  ['ACCESS', {}],
  ['PORTABILITY', {}],
  ['RECTIFICATION', { corrections: [{ field: 'customer.companyName', to: 'Engines' }] }],
  ['ERASURE', {}],
  ['RESTRICTION', { ground: 'ACCURACY_CONTESTED' }],
  ['OBJECTION', { purpose: 'abuse_prevention' }],
];

/** Either way to ask for it. */
const ways = rights.flatMap(([right, takenDown]): [string, string, object | null][] => [
  [right, 'guest', null],
  [right, 'caller', takenDown],
]);

it.each(ways)(
  '%s by a %s of whom nothing is held is answered so, once one officer approves it',
  async (...way) => {
    const [right, by, takenDown] = way;
    const { agent, officer } = cast;
    const email = `${by}.${right.toLowerCase()}@elsewhere.example`;
    const { id, reference } = await (takenDown
      ? done(agent, 'recordRightsRequest', said(email, right, takenDown))
      : guestRequest(house, { email, right, note }));
    const { manager } = house.app.house.database;
    const approve = (await atDesk(officer, id)).actions.find(
      ({ action }: { action: string }) => action === 'APPROVE',
    );
    expect(approve).toEqual({ action: 'APPROVE', allowed: true, whyNot: null });
    await done(officer, 'approveRightsRequest', { requestId: id });
    await comesTo(officer, id, 'FULFILLED');
    const { timeline, receipts, decision } = await atDesk(officer, id);
    const states = timeline.map(({ state }: { state: string }) => state);
    expect(states.slice(-3)).toEqual(['IN_REVIEW', 'EXECUTING', 'FULFILLED']);
    expect(receipts.map(({ kind }: { kind: string }) => kind)).toEqual([
      'REQUEST_RECEIVED',
      'REQUEST_APPROVED',
      'REQUEST_FULFILLED',
    ]);
    expect(decision).toMatchObject({
      outcome: 'FULFILLED',
      reason: expect.stringContaining('no data about you'),
    });
    await letter(house, email, reference, 'we hold no data about you');
    const token = await mailedToken(house, email, reference, 'we hold no data about you');
    expect((await behind(house.nobody, token)).state).toBe('FULFILLED');
    await settled(house);
    // There is nothing that could be restricted, used against an objection, or told to anybody.
    const { customerId } = await manager.findOneByOrFail(RightsRequest, { id });
    const limits = await manager.findBy(ProcessingRestriction, { customerId });
    expect(limits.filter(({ since }) => since !== null)).toEqual([]);
    const objections = await manager.findBy(ProcessingObjection, { customerId });
    expect(objections.filter(({ endedAt }) => endedAt === null)).toEqual([]);
    expect(await manager.countBy(RecipientNotice, { customerId })).toBe(0);
  },
);

describe('an objection to marketing that staff take down for somebody without an account', () => {
  const marketing = { purpose: 'marketing' };

  it('is examined, and never answered by what nobody has done', async () => {
    const { agent, officer } = cast;
    const email = 'marketing@elsewhere.example';
    const { id, reference, state } = await taken(agent, email, marketing);
    expect(state).toBe('IN_REVIEW');
    await done(officer, 'approveRightsRequest', { requestId: id });
    await letter(house, email, reference, 'we hold no data about you');
    await settled(house);
    const letters = house.mailBox.to(email).map(({ text }) => text);
    expect(letters.join()).not.toContain('no more of our products');
  });

  it('waits for an officer where the address is of a customer, whose marketing goes on until then', async () => {
    const { agent, officer, ada, adaId } = cast;
    await agreed(ada);
    const { id, state } = await taken(agent, 'ada@example.com', marketing);
    expect(state).toBe('IN_REVIEW');
    expect(await isAgreed(ada)).toBe(true);
    expect(await refused(officer, 'approveRightsRequest', { requestId: id })).toEqual(['NOT_ALLOWED_NOW']);
    const named = await recorded(officer, adaId, { right: 'OBJECTION', ...marketing });
    expect((await atDesk(officer, named.id)).state).toBe('FULFILLED');
    expect(await isAgreed(ada)).toBe(false);
  });

  function taken(agent: Visitor, email: string, more: object) {
    return done(agent, 'recordRightsRequest', said(email, 'OBJECTION', more));
  }
});

function said(email: string, right: string, more: object) {
  const receivedAt = house.clock.now().toISOString();
  return { requester: { email }, right, channel: 'PHONE', receivedAt, note, ...more };
}

async function agreed(visitor: Visitor): Promise<void> {
  const input = '{ preferences: [{ topic: "product_news", channel: EMAIL, granted: true }] }';
  const { data } = await visitor.ask(
    `mutation { updatePreferences(input: ${input}) { userErrors { code } } }`,
  );
  expect(data.updatePreferences.userErrors).toEqual([]);
}

async function isAgreed(visitor: Visitor): Promise<boolean> {
  const { data } = await visitor.ask(
    '{ me { communication { preferences { topic { code } channel granted } } } }',
  );
  const preferences: { topic: { code: string }; channel: string; granted: boolean }[] =
    data.me.communication.preferences;
  return preferences.some(
    ({ topic, channel, granted }) => topic.code === 'product_news' && channel === 'EMAIL' && granted,
  );
}
