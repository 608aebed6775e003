import { openHouse, type TestHouse } from '../kit/open-house';
import { settled, until } from '../kit/workers';
import { allowedOf, type Cast, castOf, comesTo, done, letter, own, recorded, refused } from './desk-kit';
import { centre, codes, limit, limited, limitRefused } from './limits-kit';

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
  state: string;
  restriction: { id: string; since: string } | null;
}

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

const ask = (input: object): Promise<Asked> => limited(cast.ada, 'requestRestriction', input);

describe('a restriction on the ground that the accuracy is contested', () => {
  it('holds from receipt on, and the person sees it', async () => {
    const request = await ask({
      ground: 'ACCURACY_CONTESTED',
      categories: ['contact'],
      continueFor: ['billing'],
    });
    expect(request).toMatchObject({ state: 'IN_REVIEW', restriction: { since: expect.any(String) } });
    const { status, restrictions } = await centre(cast.ada);
    expect(status).toBe('RESTRICTED');
    expect(restrictions).toHaveLength(1);
    expect(codes(restrictions[0].categories)).toEqual(['contact']);
    expect(codes(restrictions[0].continuing)).toEqual(['billing']);
    expect(codes(restrictions[0].purposes)).toContain('service');
    expect(restrictions[0]).toMatchObject({
      ground: 'ACCURACY_CONTESTED',
      liftedAt: null,
      liftNoticeAt: null,
    });
    await letter(house, 'ada@example.com', request.reference, 'We received your request');
  });

  it('ends at once where the person takes the request back, or ends it', async () => {
    const endings: ((request: Asked) => Promise<unknown>)[] = [
      ({ id }) => done(cast.ada, 'withdrawRightsRequest', { requestId: id }),
      ({ restriction }) => limited(cast.ada, 'endRestriction', { restrictionId: restriction!.id }),
    ];
    for (const end of endings) {
      const request = await ask({ ground: 'ACCURACY_CONTESTED' });
      await end(request);
      const { status, restrictions } = await centre(cast.ada);
      expect([status, restrictions[0].liftedAt]).toEqual(['ACTIVE', expect.any(String)]);
    }
    const states = (await cast.ada.ask('{ me { privacy { rightsRequests { nodes { state } } } } }')).data.me
      .privacy;
    expect(states.rightsRequests.nodes.map(({ state }: { state: string }) => state)).toEqual([
      'WITHDRAWN',
      'WITHDRAWN',
    ]);
  });

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

  it('leaves the record restricted while another one is in force', async () => {
    const [first, second] = [
      await ask({ ground: 'ACCURACY_CONTESTED' }),
      await ask({ ground: 'ACCURACY_CONTESTED' }),
    ];
    await limited(cast.ada, 'endRestriction', { restrictionId: first.restriction!.id });
    expect((await centre(cast.ada)).status).toBe('RESTRICTED');
    await limited(cast.ada, 'endRestriction', { restrictionId: second.restriction!.id });
    expect((await centre(cast.ada)).status).toBe('ACTIVE');
  });
});

describe('a restriction on another ground', () => {
  it('holds once an officer has approved it, without what was left out', async () => {
    const request = await ask({ ground: 'UNLAWFUL_PROCESSING', categories: ['contact', 'log'] });
    expect(request).toMatchObject({ state: 'IN_REVIEW', restriction: null });
    expect(await centre(cast.ada)).toMatchObject({ status: 'ACTIVE', restrictions: [] });
    const left = { subject: 'log', reasonCode: 'NO_GROUND', reason: 'The log is kept for security.' };
    await done(cast.officer, 'approveRightsRequest', { requestId: request.id, except: [left] });
    await comesTo(cast.ada, request.id, 'PARTLY_FULFILLED');
    const { status, restrictions } = await centre(cast.ada);
    expect([status, codes(restrictions[0].categories)]).toEqual(['RESTRICTED', ['contact']]);
    const text = await letter(house, 'ada@example.com', request.reference, 'is restricted as decided');
    expect(text).toContain('at least seven days before');
  });

  it('is taken down by phone, and the desk has three working days', async () => {
    const input = { right: 'RESTRICTION', ground: 'LEGAL_CLAIMS', purpose: 'billing' };
    const { id } = await recorded(cast.agent, cast.adaId, input);
    const { data } = await cast.dpo.ask(
      `{ rightsRequests(first: 1) { nodes { id alarm: dueAt } } node(id: "${id}") { ... on RestrictionRequest { state restriction { id } } } }`,
    );
    expect(data.node).toEqual({ state: 'IN_REVIEW', restriction: null });
    await done(cast.officer, 'approveRightsRequest', { requestId: id });
    await comesTo(cast.ada, id, 'FULFILLED');
    expect(codes((await centre(cast.ada)).restrictions[0].purposes)).toEqual(['billing']);
  });
});

describe('what cannot be asked for', () => {
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

describe('endRestriction', () => {
  it("knows no restriction of another person's, and ends an own one once", async () => {
    const { restriction } = await ask({ ground: 'ACCURACY_CONTESTED' });
    const input = { restrictionId: restriction!.id };
    expect(await limitRefused(cast.bob, 'endRestriction', input)).toEqual(['NOT_FOUND restrictionId']);
    await limited(cast.ada, 'endRestriction', input);
    expect(await limitRefused(cast.ada, 'endRestriction', input)).toEqual(['ALREADY_DONE restrictionId']);
    expect((await cast.bob.ask(`{ node(id: "${input.restrictionId}") { id } }`)).data.node).toBeNull();
    expect(
      (await cast.officer.ask(`{ node(id: "${input.restrictionId}") { id } }`)).data.node,
    ).not.toBeNull();
    expect((await cast.agent.ask(`{ node(id: "${input.restrictionId}") { id } }`)).data.node).toBeNull();
  });
});

describe('lifting', () => {
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
