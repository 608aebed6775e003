import { openHouse, type TestHouse } from '../kit/open-house';
import { type Cast, castOf, comesTo, done } from './desk-kit';
import { limited } from './limits-kit';
import { newsTo } from './recipients-kit';

let house: TestHouse;
let cast: Cast;

beforeEach(async () => {
  house = await openHouse();
  cast = await castOf(house);
});
afterEach(() => house.close());

interface Asked {
  id: string;
  restriction: { id: string };
}

const contest = (scope: object): Promise<Asked> =>
  limited(cast.ada, 'requestRestriction', { ground: 'ACCURACY_CONTESTED', ...scope });
const end = ({ restriction }: Asked) =>
  limited(cast.ada, 'endRestriction', { restrictionId: restriction.id });
const heard = async (request: Asked, recipient: string): Promise<string[] | undefined> =>
  (await newsTo(cast.ada, request.id))[recipient];

describe('recipients hear of a restriction (Art. 19)', () => {
  it('of categories: whoever receives some of them, when it begins and when it ends', async () => {
    const request = await contest({ categories: ['billing', 'log'] });
    expect(await newsTo(cast.ada, request.id)).toMatchObject({
      hosting: ['RESTRICTION billing log'],
      payment_processor: ['RESTRICTION billing'],
    });
    await end(request);
    expect(await heard(request, 'payment_processor')).toEqual([
      'RESTRICTION billing',
      'RESTRICTION_LIFTED billing',
    ]);
  });

  it('of one purpose: who receives data for that one alone', async () => {
    const { id } = await contest({ purposes: ['marketing'] });
    expect(Object.keys(await newsTo(cast.ada, id)).toSorted()).toEqual(['email_provider', 'hosting']);
  });

  it('and not where the purpose goes on with the consent of the person', async () => {
    const request = await contest({ categories: ['billing'], continueFor: ['billing'] });
    expect(await heard(request, 'payment_processor')).toBeUndefined();
    await end(request);
    expect(await heard(request, 'payment_processor')).toBeUndefined();
  });

  it('and not that it has ended while another one says the same', async () => {
    const [wide, narrow] = [await contest({}), await contest({ purposes: ['billing'] })];
    await end(wide);
    const [begun, ended] = (await heard(wide, 'hosting'))!;
    const left = begun!.replace('RESTRICTION', 'RESTRICTION_LIFTED').replace(' billing', '');
    expect(ended).toBe(left);
    expect(await heard(wide, 'payment_processor')).toEqual([expect.stringMatching(/^RESTRICTION /)]);
    await end(narrow);
    expect(await heard(narrow, 'payment_processor')).toContainEqual(
      expect.stringMatching(/^RESTRICTION_LIFTED billing/),
    );
  });

  it('of which a decision took a purpose away: that this part has ended', async () => {
    const request = await contest({ purposes: ['billing', 'marketing'] });
    const except = [{ subject: 'billing', reasonCode: 'NO_GROUND', reason: 'The bills were checked.' }];
    await done(cast.officer, 'approveRightsRequest', { requestId: request.id, except });
    await comesTo(cast.ada, request.id, 'PARTLY_FULFILLED');
    expect(await heard(request, 'payment_processor')).toHaveLength(2);
    expect(await heard(request, 'email_provider')).toHaveLength(1);
  });
});
