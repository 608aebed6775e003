import { openHouse, type TestHouse } from '../kit/open-house';
import { act, allowedOf, atDesk, type Cast, castOf, done, letter, own, recorded, refused } from './desk-kit';

let house: TestHouse;
let cast: Cast;

beforeAll(async () => {
  house = await openHouse();
  cast = await castOf(house);
});
afterAll(() => house.close());

describe('an extension', () => {
  it('moves the last day once, by months from receipt, and tells the reason', async () => {
    const { ada, officer, agent, adaId } = cast;
    const { id, reference } = await recorded(agent, adaId);
    const order = { requestId: id, reason: 'COMPLEXITY', explanation: 'Three systems are concerned.' };
    expect(await refused(officer, 'extendDeadline', { ...order, months: 3, explanation: '' })).toEqual([
      'INVALID months',
      'INVALID explanation',
    ]);
    const extended = await done(officer, 'extendDeadline', order);
    expect(extended).toMatchObject({ state: 'IN_REVIEW', dueAt: '2027-02-24T23:00:00.000Z' });
    const seen = await own(ada, id);
    expect(seen.deadline).toMatchObject({ extended: true, dueAt: '2027-02-24T23:00:00.000Z' });
    expect(seen.timeline.at(-1)).toEqual({
      kind: 'DEADLINE',
      state: 'IN_REVIEW',
      actor: 'PRIVACY_OFFICE',
      note: 'The request is complex. Three systems are concerned.',
    });
    const told = await letter(house, 'ada@example.com', reference, 'more time');
    expect(told).toContain('because it is complex (Art. 12(3) GDPR)');
    expect(told).toContain('by 24 February 2027');
    expect(await refused(officer, 'extendDeadline', order)).toEqual(['ALREADY_DONE']);
  });

  it('comes too late once the first month is over', async () => {
    const { officer, agent, adaId } = cast;
    const { id } = await recorded(agent, adaId, { receivedAt: '2026-10-20T08:00:00.000Z' });
    const order = { requestId: id, reason: 'NUMBER', explanation: 'x', months: 1 };
    expect(await refused(officer, 'extendDeadline', order)).toEqual(['TOO_LATE']);
  });
});

describe('two officers', () => {
  it('at once with the same version: one decides, the other is shown what it is now', async () => {
    const { officer, officer2, agent, adaId } = cast;
    const { id, version } = await recorded(agent, adaId);
    const seen = { requestId: id, expectedVersion: version };
    const answers = await Promise.all([
      act(officer, 'refuseRightsRequest', {
        ...seen,
        reasonCode: 'OTHERS_RIGHTS',
        reason: 'x',
        evidence: '',
      }),
      act(officer2, 'extendDeadline', { ...seen, reason: 'NUMBER', explanation: 'x' }),
    ]);
    const codes = answers.map(({ userErrors }) =>
      userErrors.map(({ code }: { code: string }) => code).join(),
    );
    expect(new Set(codes)).toEqual(new Set(['', 'STALE_VERSION']));
    for (const { request } of answers) expect(request).toMatchObject({ id, version: version + 1 });
  });

  it('cannot both take a request; the one without it is told so and may release it', async () => {
    const { officer, officer2, dpo, agent, adaId } = cast;
    const { id } = await recorded(agent, adaId);
    const answers = await Promise.all(
      [officer, officer2].map((each) => act(each, 'assignRightsRequest', { requestId: id })),
    );
    const codes = answers.map(({ userErrors }) =>
      userErrors.map(({ code }: { code: string }) => code).join(),
    );
    expect(new Set(codes)).toEqual(new Set(['', 'NOT_ALLOWED_NOW']));
    const [holder, other] = codes[0] === '' ? [officer, officer2] : [officer2, officer];
    expect(allowedOf(await atDesk(other, id))).toEqual([]);
    expect((await atDesk(other, id)).actions[0].whyNot).toContain('Another officer');
    expect(await refused(other, 'approveRightsRequest', { requestId: id })).toEqual(['NOT_ALLOWED_NOW']);
    expect((await atDesk(dpo, id)).assignedTo).toMatch(/^10[23]$/);
    const note = `{ node(id: "${id}") { ... on RightsRequest { note timeline { note } question { text } } } }`;
    expect((await holder.ask(note)).data.node.note).toBe('She wants a copy of everything.');
    expect(new Set(await other.codes(note))).toEqual(new Set(['FORBIDDEN']));
    await done(holder, 'assignRightsRequest', { requestId: id });
    await done(other, 'assignRightsRequest', { requestId: id, release: true });
    await done(other, 'assignRightsRequest', { requestId: id });
    expect(allowedOf(await atDesk(other, id))).toContain('APPROVE');
  });
});
