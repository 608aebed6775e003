import { openHouse, type TestHouse } from '../kit/open-house';
import { settled, until } from '../kit/workers';
import { allowedOf, type Cast, castOf, comesTo, done, letter, own } from './desk-kit';
import { centre, limit, limited, limitRefused } from './limits-kit';

let house: TestHouse;
let cast: Cast;

beforeEach(async () => {
  house = await openHouse();
  cast = await castOf(house);
});
afterEach(() => house.close());

interface Asked {
  id: string;
  reference: string;
  restriction: { id: string } | null;
}

const ask = (input: object): Promise<Asked> => limited(cast.ada, 'requestRestriction', input);

const daySeconds = 86_400;

/** Time passes, and everybody signs in anew. */
async function later(seconds: number): Promise<void> {
  house.clock.advance(seconds);
  cast = await castOf(house);
}

/** A request that was restricted provisionally, and refused. */
async function refusedOf(input: object): Promise<Asked> {
  const request = await ask(input);
  await done(cast.officer, 'refuseRightsRequest', {
    requestId: request.id,
    reasonCode: 'NO_GROUND',
    reason: 'The data was checked and is right.',
    evidence: '',
  });
  return request;
}

describe('a provisional restriction', () => {
  it('outlasts a refusal by the seven days before which the person is told', async () => {
    const { id, reference } = await refusedOf({ ground: 'ACCURACY_CONTESTED' });
    expect(await letter(house, 'ada@example.com', reference, 'We intend to lift')).toContain(
      '1 December 2026',
    );
    const [announced] = (await centre(cast.ada)).restrictions;
    expect(announced).toMatchObject({
      liftNoticeAt: house.clock.now().toISOString(),
      liftsOn: '2026-12-01',
      liftReason: expect.stringContaining('decided'),
    });
    await later(7 * daySeconds - 1);
    await settled(house);
    expect(await centre(cast.ada)).toMatchObject({
      status: 'RESTRICTED',
      restrictions: [{ liftedAt: null }],
    });
    await later(1);
    await until(async () => (await centre(cast.ada)).status === 'ACTIVE');
    await letter(house, 'ada@example.com', reference, 'was lifted today');
    expect((await own(cast.ada, id)).receipts.map(({ kind }: { kind: string }) => kind)).toEqual(
      expect.arrayContaining(['RESTRICTION_LIFT_ANNOUNCED', 'RESTRICTION_LIFTED']),
    );
  });

  it('stays after a refusal while nobody has answered what the person wrote about it', async () => {
    const { id } = await refusedOf({ ground: 'ACCURACY_CONTESTED' });
    await later(daySeconds);
    await done(cast.ada, 'sendRequestMessage', { requestId: id, text: 'It is wrong all the same.' });
    await later(7 * daySeconds);
    await settled(house);
    expect((await centre(cast.ada)).status).toBe('RESTRICTED');
    await done(cast.officer, 'sendRequestMessage', { requestId: id, text: 'We looked again; it is right.' });
    await later(daySeconds);
    await until(async () => (await centre(cast.ada)).status === 'ACTIVE');
  });
});

describe('lifting by an officer', () => {
  const days = (count: number) => house.clock.advance(count * 86_400);
  const announced = { liftOn: '2026-12-01', reason: 'The dispute has ended.' };

  async function inForce(): Promise<{ requestId: string; restrictionId: string; reference: string }> {
    const { id, reference } = await ask({ ground: 'LEGAL_CLAIMS' });
    await done(cast.officer, 'approveRightsRequest', { requestId: id });
    await comesTo(cast.ada, id, 'FULFILLED');
    const restrictionId = (await centre(cast.ada)).restrictions[0].id;
    return { requestId: id, restrictionId, reference };
  }
  const lift = (input: object) => limitRefused(cast.officer, 'liftRestriction', input);

  it('comes at least seven days after the person was told, and once', async () => {
    const { restrictionId, reference } = await inForce();
    expect(await lift({ restrictionId })).toEqual(['NOT_ALLOWED_NOW restrictionId']);
    const tooSoon = { restrictionId, ...announced, liftOn: '2026-11-30' };
    expect(await limitRefused(cast.officer, 'announceRestrictionLift', tooSoon)).toEqual(['INVALID liftOn']);
    const blank = { restrictionId, ...announced, reason: ' ' };
    expect(await limitRefused(cast.officer, 'announceRestrictionLift', blank)).toEqual(['INVALID reason']);
    await limited(cast.officer, 'announceRestrictionLift', { restrictionId, ...announced });
    await letter(house, 'ada@example.com', reference, 'lift the restriction on');
    expect((await centre(cast.ada)).restrictions[0]).toMatchObject({
      liftsOn: '2026-12-01',
      liftReason: 'The dispute has ended.',
      liftNoticeAt: expect.any(String),
    });
    days(6.9);
    cast = await castOf(house);
    const { userErrors } = await limit(cast.officer, 'liftRestriction', { restrictionId });
    expect(userErrors[0]).toMatchObject({ code: 'NOT_ALLOWED_NOW', retryAt: '2026-12-01T09:00:00.000Z' });
    days(0.1);
    cast = await castOf(house);
    await limited(cast.officer, 'liftRestriction', { restrictionId });
    expect((await centre(cast.ada)).status).toBe('ACTIVE');
    await letter(house, 'ada@example.com', reference, 'was lifted today');
    expect(await lift({ restrictionId })).toEqual(['ALREADY_DONE restrictionId']);
  });

  it('waits while the answer of the person is open', async () => {
    const { restrictionId, requestId } = await inForce();
    expect(allowedOf(await own(cast.ada, requestId))).toEqual(['MESSAGE']);
    await limited(cast.officer, 'announceRestrictionLift', { restrictionId, ...announced });
    house.clock.advance(60);
    await done(cast.ada, 'sendRequestMessage', { requestId, text: 'The dispute goes on.' });
    days(8);
    cast = await castOf(house);
    expect(await lift({ restrictionId })).toEqual(['NOT_ALLOWED_NOW restrictionId']);
    await done(cast.officer, 'sendRequestMessage', { requestId, text: 'The court has closed the case.' });
    await limited(cast.officer, 'liftRestriction', { restrictionId });
    expect((await own(cast.ada, requestId)).receipts.map(({ kind }: { kind: string }) => kind)).toEqual(
      expect.arrayContaining(['RESTRICTION_LIFT_ANNOUNCED', 'RESTRICTION_LIFTED']),
    );
  });

  it('is for officers alone, and not of what ends with a decision', async () => {
    const { restriction } = await ask({ ground: 'ACCURACY_CONTESTED' });
    const input = { restrictionId: restriction!.id, ...announced };
    expect(await limitRefused(cast.officer, 'announceRestrictionLift', input)).toEqual([
      'NOT_ALLOWED_NOW restrictionId',
    ]);
    const mutation = `mutation { announceRestrictionLift(input: { restrictionId: "${restriction!.id}", liftOn: "2026-12-24", reason: "x" }) { userErrors { code } } }`;
    for (const visitor of [cast.ada, cast.agent, cast.dpo])
      expect(await visitor.codes(mutation)).toEqual(['FORBIDDEN']);
    const unknown = { restrictionId: 'rst_00000000-0000-7000-8000-000000000000', ...announced };
    expect(await limitRefused(cast.officer, 'announceRestrictionLift', unknown)).toEqual([
      'NOT_FOUND restrictionId',
    ]);
  });
});
