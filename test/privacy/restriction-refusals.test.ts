import { openHouse, type TestHouse } from '../kit/open-house';
import { type Cast, castOf, refused } from './desk-kit';
import { centre, limit, limitRefused } from './limits-kit';

let house: TestHouse;
let cast: Cast;

beforeAll(async () => {
  house = await openHouse();
  cast = await castOf(house);
});
afterAll(() => house.close());

describe('what cannot be asked of a restriction', () => {
  it.each([
    ['an objection that is weighed', { ground: 'OBJECTION_PENDING' }, ['INVALID ground']],
    ['an unknown purpose', { ground: 'LEGAL_CLAIMS', purposes: ['x'] }, ['INVALID purposes']],
    [
      'an unknown category',
      { ground: 'LEGAL_CLAIMS', categories: ['contact', 'x'] },
      ['INVALID categories 1'],
    ],
    ['no category at all', { ground: 'LEGAL_CLAIMS', categories: [] }, ['INVALID categories']],
    [
      'a restriction of nothing',
      { ground: 'LEGAL_CLAIMS', purposes: ['billing'], continueFor: ['billing'] },
      ['INVALID continueFor'],
    ],
    ['a note that is too long', { ground: 'LEGAL_CLAIMS', note: 'x'.repeat(2001) }, ['INVALID note']],
  ])('is %s', async (_name, input, problems) => {
    expect(await limitRefused(cast.ada, 'requestRestriction', input)).toEqual(problems);
    expect(await centre(cast.ada)).toMatchObject({ status: 'ACTIVE', restrictions: [] });
  });

  it('by phone: a restriction without a ground', async () => {
    const input = { customerId: cast.adaId, right: 'RESTRICTION', channel: 'PHONE', note: 'x' };
    const at = { receivedAt: '2026-11-24T08:00:00.000Z' };
    expect(await refused(cast.agent, 'recordRightsRequest', { ...input, ...at })).toEqual([
      'REQUIRED ground',
    ]);
  });

  it('only tried, writes nothing', async () => {
    const { request, userErrors } = await limit(cast.ada, 'requestRestriction', {
      ground: 'ACCURACY_CONTESTED',
      validateOnly: true,
    });
    expect([request, userErrors]).toEqual([null, []]);
    expect((await centre(cast.ada)).restrictions).toEqual([]);
  });
});
