import { openHouse, type TestHouse } from '../kit/open-house';
import { allowedOf, type Cast, castOf, comesTo, done, own, recorded } from './desk-kit';
import { limited } from './limits-kit';
import { rectified } from './rectification-kit';

let house: TestHouse;
let cast: Cast;

beforeAll(async () => {
  house = await openHouse();
  cast = await castOf(house);
});
afterAll(() => house.close());

const correction = { field: 'customer.companyName', to: 'Analytical Engines' };

/** What staff take down of each right, and how its person asks for it; erasure has its own tests of the way to its end. */
const rights: [right: string, takenDown: object, asked: (() => Promise<{ id: string }>) | null][] = [
  ['ACCESS', {}, () => copied('requestAccess')],
  ['RECTIFICATION', { corrections: [correction] }, () => rectified(cast.ada, [correction])],
  ['ERASURE', {}, null],
  [
    'RESTRICTION',
    { ground: 'UNLAWFUL_PROCESSING' },
    () => limited(cast.ada, 'requestRestriction', { ground: 'LEGAL_CLAIMS', categories: ['contact'] }),
  ],
  [
    'OBJECTION',
    { purpose: 'abuse_prevention' },
    () => limited(cast.ada, 'objectToProcessing', { purpose: 'marketing' }),
  ],
  ['PORTABILITY', {}, () => copied('requestPortability')],
];

describe.each(rights)('%s', (right, takenDown, asked) => {
  it('says from receipt on where it stands, by when it is answered, and why then', async () => {
    const { id } = await recorded(cast.agent, cast.adaId, { right, ...takenDown });
    const request = await own(cast.ada, id);
    expect(request).toMatchObject({
      right,
      state: 'IN_REVIEW',
      statusText: 'A privacy officer is examining your request. The answer is due by 24 December 2026.',
      dueAt: '2026-12-24T23:00:00.000Z',
      decision: null,
      canWithdraw: true,
    });
    expect(request.deadline.explanation.join(' ')).toMatch(/24 November 2026.*24 December 2026/);
    expect(allowedOf(request)).toEqual(expect.arrayContaining(['WITHDRAW', 'MESSAGE']));
    expect((await done(cast.ada, 'withdrawRightsRequest', { requestId: id })).state).toBe('WITHDRAWN');
  });

  it('refused on any of its grounds says which, on what it rests, and what can be done against it', async () => {
    const reasons = await reasonsOf(right);
    expect(reasons.length).toBeGreaterThan(0);
    for (const { code, needsEvidence } of reasons) {
      const { id } = await recorded(cast.agent, cast.adaId, { right, ...takenDown });
      const evidence = needsEvidence ? 'The file.' : null;
      const ruling = { reasonCode: code, reason: 'As was found.', evidence: evidence ?? '' };
      await done(cast.officer, 'refuseRightsRequest', { requestId: id, ...ruling });
      const { state, statusText, decision, receipts } = await own(cast.ada, id);
      expect([state, statusText]).toEqual([
        'REFUSED',
        'Your request was refused; the decision says why and what you can do.',
      ]);
      expect(decision).toMatchObject({ ...ruling, outcome: 'REFUSED', evidence, late: false, locale: 'en' });
      expect(decision.remedies.length).toBeGreaterThan(1);
      expect(decision.authority).toMatchObject({
        name: expect.stringMatching(/./),
        country: expect.any(String),
      });
      expect(receipts.map(({ kind }: { kind: string }) => kind).slice(0, 2)).toEqual([
        'REQUEST_RECEIVED',
        'REQUEST_REFUSED',
      ]);
    }
  });

  if (asked)
    it('is carried out for whoever asks for it, and says so', async () => {
      const { id } = await asked();
      if ((await own(cast.ada, id)).state === 'IN_REVIEW')
        await done(cast.officer, 'approveRightsRequest', { requestId: id });
      await comesTo(cast.ada, id, 'FULFILLED');
      const { statusText, decision, closedAt, receipts } = await own(cast.ada, id);
      expect(statusText).toBe('Your request has been fulfilled.');
      expect(decision).toMatchObject({ outcome: 'FULFILLED', late: false });
      expect(closedAt).toEqual(expect.any(String));
      expect(receipts.at(-1).kind).toBe('REQUEST_FULFILLED');
    });
});

async function copied(mutation: string): Promise<{ id: string }> {
  const { data, errors } = await cast.ada.ask(
    `mutation { ${mutation}(input: {}) { request { id } userErrors { code } } }`,
  );
  expect([errors, data[mutation].userErrors]).toEqual([[], []]);
  return data[mutation].request;
}

async function reasonsOf(right: string): Promise<{ code: string; needsEvidence: boolean }[]> {
  const query = `{ refusalReasons(right: ${right}) { code needsEvidence } }`;
  return (await cast.officer.ask(query)).data.refusalReasons;
}
