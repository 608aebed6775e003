import { ProcessingObjection, ProcessingRestriction } from '../../src/processing';
import { RecipientNotice } from '../../src/privacy/recipients/recipient-notice.entity';
import { RightsRequest } from '../../src/privacy/requests/rights-request.entity';
import { openHouse, type TestHouse } from '../kit/open-house';
import { settled } from '../kit/workers';
import { atDesk, type Cast, castOf, comesTo, done, letter } from './desk-kit';
import { behind, guestRequest, mailedToken } from './guest-kit';

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
    const note = 'All of mine.';
    const order = { requester: { email }, right, channel: 'PHONE', note, ...takenDown };
    const { id, reference } = await (takenDown
      ? done(agent, 'recordRightsRequest', order)
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
