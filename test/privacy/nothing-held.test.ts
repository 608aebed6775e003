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

describe.each(rights)('%s by somebody of whom nothing is held', (right, takenDown) => {
  it('is answered so once one officer approves what a guest asked for', async () => {
    const email = `guest.${right.toLowerCase()}@elsewhere.example`;
    const { id, reference } = await guestRequest(house, { email, right, note: 'All of mine.' });
    await expectAnswer(id, reference, email);
  });

  it('is answered so once one officer approves what staff took down', async () => {
    const email = `caller.${right.toLowerCase()}@elsewhere.example`;
    const order = { requester: { email }, right, channel: 'PHONE', note: 'All of mine.', ...takenDown };
    const { id, reference } = await done(cast.agent, 'recordRightsRequest', order);
    await expectAnswer(id, reference, email);
  });
});

async function expectAnswer(id: string, reference: string, email: string): Promise<void> {
  const { officer } = cast;
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
}
