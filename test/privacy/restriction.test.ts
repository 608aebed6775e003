import { openHouse, type TestHouse } from '../kit/open-house';
import { settled } from '../kit/workers';
import { allowedOf, type Cast, castOf, comesTo, done, letter, own, recorded } from './desk-kit';
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

  it('ends also while the approval is being carried out, and stays ended', async () => {
    const { id, restriction } = await ask({ ground: 'ACCURACY_CONTESTED' });
    await house.app.worker!.stop();
    await done(cast.officer, 'approveRightsRequest', { requestId: id });
    const executing = await own(cast.ada, id);
    expect([executing.state, allowedOf(executing)]).toEqual(['EXECUTING', ['MESSAGE', 'WITHDRAW']]);
    await limited(cast.ada, 'endRestriction', { restrictionId: restriction!.id });
    await house.reopen();
    await settled(house);
    const { status, restrictions } = await centre(cast.ada);
    expect([status, restrictions[0].liftedAt]).toEqual(['ACTIVE', expect.any(String)]);
    expect((await own(cast.ada, id)).state).toBe('WITHDRAWN');
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
      `{ node(id: "${id}") { ... on RestrictionRequest { state restriction { id } } } }`,
    );
    expect(data.node).toEqual({ state: 'IN_REVIEW', restriction: null });
    expect([await idsDueBefore('2026-11-27'), await idsDueBefore('2026-11-28')]).toEqual([[], [id]]);
    await done(cast.officer, 'approveRightsRequest', { requestId: id });
    await comesTo(cast.ada, id, 'FULFILLED');
    expect(codes((await centre(cast.ada)).restrictions[0].purposes)).toEqual(['billing']);
  });
});

it('of somebody who speaks German is extended and decided with reasons in German', async () => {
  const wish = { ground: 'UNLAWFUL_PROCESSING', categories: ['contact', 'log'] };
  const { request } = await limit(cast.ada, 'requestRestriction', wish, 'de');
  const requestId = request.id;
  const explanation = 'Drei Systeme sind betroffen.';
  await done(cast.officer, 'extendDeadline', { requestId, reason: 'COMPLEXITY', explanation });
  const left = { subject: 'log', reasonCode: 'NO_GROUND', reason: 'Das Protokoll dient der Sicherheit.' };
  await done(cast.officer, 'approveRightsRequest', { requestId, except: [left] });
  const { timeline, decision } = await own(cast.ada, requestId, 'de');
  const notes = timeline.map(({ note }: { note: string | null }) => note);
  expect(notes).toContain(`Der Antrag ist umfangreich. ${explanation}`);
  expect(decision.parts).toMatchObject([{ ...left, law: 'Art. 18 Abs. 1 DSGVO' }]);
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

/** What the desk has to decide before this day. */
async function idsDueBefore(day: string): Promise<string[]> {
  const { data, errors } = await cast.dpo.ask(
    `{ rightsRequests(filter: { dueBefore: "${day}T00:00:00+01:00" }) { nodes { id } } }`,
  );
  expect(errors).toEqual([]);
  return data.rightsRequests.nodes.map(({ id }: { id: string }) => id);
}
