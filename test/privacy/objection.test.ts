import { setTimeout as sleep } from 'node:timers/promises';
import { AccessLogEntry } from '../../src/account/access-log';
import { LedgerEntry } from '../../src/ledger';
import { openHouse, type TestHouse } from '../kit/open-house';
import { until } from '../kit/workers';
import { atDesk, type Cast, castOf, comesTo, done, letter, recorded, refused } from './desk-kit';
import { centre, limit, limited, limitRefused } from './limits-kit';
import { newsTo, noticesOf } from './recipients-kit';

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
  purpose: { code: string };
  objection: { id: string; upheld: boolean | null; endedAt: string | null };
}

const object = (purpose: string, more: object = {}): Promise<Asked> =>
  limited(cast.ada, 'objectToProcessing', { purpose, ...more });

describe('an objection to marketing', () => {
  it('ends every agreement at once, without a reason and without review', async () => {
    await agree(true);
    const request = await object('marketing');
    expect(request).toMatchObject({
      state: 'FULFILLED',
      purpose: { code: 'marketing' },
      objection: { upheld: true, endedAt: null },
    });
    expect(await granted()).toEqual([]);
    expect(await centre(cast.ada)).toMatchObject({ status: 'ACTIVE', restrictions: [] });
    await letter(house, 'ada@example.com', request.reference, 'no more of our products');
    expect(await limitRefused(cast.ada, 'objectToProcessing', { purpose: 'marketing' })).toEqual([
      'ALREADY_DONE purpose',
    ]);
  });

  it('is carried out at once when it came by phone, too', async () => {
    await agree(true);
    const { id } = await recorded(cast.agent, cast.adaId, { right: 'OBJECTION', purpose: 'marketing' });
    expect(await atDesk(cast.dpo, id)).toMatchObject({ state: 'FULFILLED' });
    expect(await granted()).toEqual([]);
  });

  it('is taken down by staff like a first one, whether another stands or not', async () => {
    const { agent, adaId } = cast;
    await object('marketing');
    await object('abuse_prevention');
    for (const [purpose, state] of [
      ['marketing', 'FULFILLED'],
      ['abuse_prevention', 'IN_REVIEW'],
      ['legal_claims', 'IN_REVIEW'],
    ])
      expect(await recorded(agent, adaId, { right: 'OBJECTION', purpose })).toMatchObject({ state });
  });

  it('ends with a later explicit agreement, and comes back with another objection', async () => {
    await object('marketing');
    await agree(true);
    const [ended] = (await centre(cast.ada)).objections;
    expect(ended).toMatchObject({ upheld: true, endedAt: expect.any(String) });
    expect(await limitRefused(cast.ada, 'withdrawObjection', { objectionId: ended.id })).toEqual([
      'ALREADY_DONE objectionId',
    ]);
    await object('marketing');
    expect(await granted()).toEqual([]);
  });

  it('can be taken back; what was agreed to before stays withdrawn', async () => {
    await agree(true);
    const { objection, reference } = await object('marketing');
    const input = { objectionId: objection.id };
    expect(await limitRefused(cast.bob, 'withdrawObjection', input)).toEqual(['NOT_FOUND objectionId']);
    await limited(cast.ada, 'withdrawObjection', input);
    expect(await granted()).toEqual([]);
    expect(await limitRefused(cast.ada, 'withdrawObjection', input)).toEqual(['ALREADY_DONE objectionId']);
    await letter(house, 'ada@example.com', reference, 'withdrew your objection');
  });
});

describe('an objection to another legitimate interest', () => {
  const page = { referer: 'https://portal.callxtra.example/calls', 'x-referrer': 'https://search.example/' };

  it('restricts it from receipt on, until an officer shows compelling grounds', async () => {
    const request = await object('abuse_prevention', { reason: 'I do not want it.' });
    expect(request).toMatchObject({ state: 'IN_REVIEW', objection: { upheld: null, endedAt: null } });
    const seen = await centre(cast.ada);
    expect(seen.status).toBe('RESTRICTED');
    expect(seen.restrictions).toMatchObject([
      { ground: 'OBJECTION_PENDING', purposes: [{ code: 'abuse_prevention' }], liftedAt: null },
    ]);
    const restrictionId = seen.restrictions[0].id;
    expect(await limitRefused(cast.ada, 'endRestriction', { restrictionId })).toEqual([
      'NOT_ALLOWED_NOW restrictionId',
    ]);
    const ruling = { requestId: request.id, reasonCode: 'COMPELLING_GROUNDS', reason: 'Fraud is under way.' };
    expect(await refused(cast.officer, 'refuseRightsRequest', { ...ruling, evidence: ' ' })).toEqual([
      'INVALID evidence',
    ]);
    await done(cast.officer, 'refuseRightsRequest', { ...ruling, evidence: 'Weighed: both interests.' });
    // Art. 18(3): not before the person has known of it for seven days.
    expect(await centre(cast.ada)).toMatchObject({
      status: 'RESTRICTED',
      objections: [{ upheld: false, endedAt: expect.any(String) }],
      restrictions: [{ liftsOn: '2026-12-01', liftedAt: null }],
    });
    house.clock.advance(7 * 86_400);
    cast = await castOf(house);
    await until(async () => (await centre(cast.ada)).status === 'ACTIVE');
  });

  it('that is upheld has deleted what is held for it alone, and nothing is noted any more', async () => {
    await cast.ada.ask('query Before { me { id } }', {}, page);
    await noted('Before');
    expect(await pagesOf('Before')).toEqual([true, true]);
    const { id, reference } = await object('abuse_prevention');
    await cast.ada.ask('query Weighed { me { id } }', {}, page);
    await noted('Weighed');
    expect(await pagesOf('Weighed')).toEqual([true, true]);
    await done(cast.officer, 'approveRightsRequest', { requestId: id });
    await comesTo(cast.ada, id, 'FULFILLED');
    expect(await pagesOf('Before', 'Weighed')).toEqual([false, false, false, false]);
    await cast.ada.ask('query After { me { id } }', {}, page);
    await noted('After');
    expect(await pagesOf('After')).toEqual([false, false]);
    expect(await centre(cast.ada)).toMatchObject({
      status: 'ACTIVE',
      objections: [{ upheld: true, endedAt: null }],
      restrictions: [{ liftedAt: expect.any(String) }],
    });
    await letter(house, 'ada@example.com', reference, 'Your objection was upheld');
  });

  it('leaves what is held of others', async () => {
    await cast.bob.ask('query OfBob { me { id } }', {}, page);
    await noted('OfBob');
    const { id } = await object('abuse_prevention');
    await done(cast.officer, 'approveRightsRequest', { requestId: id });
    await comesTo(cast.ada, id, 'FULFILLED');
    expect(await pagesOf('OfBob')).toEqual([true, true]);
  });

  it('that is withdrawn, as a request or as an objection, undoes what it restricted', async () => {
    const first = await object('abuse_prevention');
    await done(cast.ada, 'withdrawRightsRequest', { requestId: first.id });
    const second = await object('legal_claims');
    await limited(cast.ada, 'withdrawObjection', { objectionId: second.objection.id });
    const { status, objections } = await centre(cast.ada);
    expect(status).toBe('ACTIVE');
    expect(objections).toMatchObject([
      { upheld: null, endedAt: expect.any(String) },
      { upheld: null, endedAt: expect.any(String) },
    ]);
  });

  it('is news to those alone who receive data for it: that it is restricted, then erased, and restricted no longer', async () => {
    const { id } = await object('abuse_prevention');
    expect(await newsTo(cast.ada, id)).toEqual({ hosting: ['RESTRICTION log'] });
    await done(cast.officer, 'approveRightsRequest', { requestId: id });
    await comesTo(cast.ada, id, 'FULFILLED');
    expect(await newsTo(cast.ada, id)).toEqual({
      hosting: ['ERASURE log', 'RESTRICTION log', 'RESTRICTION_LIFTED log'],
    });
    expect(await noticesOf(cast.ada)).toHaveLength(3);
  });

  it('is noted in the trail', async () => {
    await object('abuse_prevention');
    const { ledger, database } = house.app.house;
    const chain = ledger.chainOf(cast.adaId);
    const entries = await database.manager.find(LedgerEntry, { where: { chain }, order: { seq: 'ASC' } });
    const acts = entries.map(({ action }) => action).slice(-4);
    expect(acts).toEqual(expect.arrayContaining(['request.received', 'objection.made', 'restriction.begun']));
  });
});

describe('what cannot be objected to', () => {
  it.each([
    ['billing', ['UNSUPPORTED purpose']],
    ['tax', ['UNSUPPORTED purpose']],
    ['no purpose of ours', ['INVALID purpose']],
    ['', ['REQUIRED purpose']],
  ])('is %s', async (purpose, problems) => {
    expect(await limitRefused(cast.ada, 'objectToProcessing', { purpose })).toEqual(problems);
    expect((await centre(cast.ada)).objections).toEqual([]);
  });

  it('is said in the language of the person, and only tried it writes nothing', async () => {
    const { userErrors } = await limit(cast.ada, 'objectToProcessing', { purpose: 'billing' }, 'de');
    expect(userErrors[0].message).toContain('ein Widerspruch ist nicht möglich (Art. 21 DSGVO)');
    const tried = await limit(cast.ada, 'objectToProcessing', { purpose: 'marketing', validateOnly: true });
    expect([tried.request, tried.userErrors]).toEqual([null, []]);
    expect((await centre(cast.ada)).objections).toEqual([]);
  });
});

async function agree(isGranted: boolean): Promise<void> {
  const preferences = ['product_news', 'offers'].map((topic) => ({
    topic,
    channel: 'EMAIL',
    granted: isGranted,
  }));
  const { data } = await cast.ada.ask(
    'mutation ($input: UpdatePreferencesInput!) { updatePreferences(input: $input) { userErrors { code } } }',
    { input: { preferences } },
  );
  expect(data.updatePreferences.userErrors).toEqual([]);
}

/** The marketing that ada agrees to. */
async function granted(): Promise<string[]> {
  const { data } = await cast.ada.ask(
    '{ me { communication { preferences { topic { code kind } granted } } } }',
  );
  const preferences: { topic: { code: string; kind: string }; granted: boolean }[] =
    data.me.communication.preferences;
  return preferences
    .filter(({ topic, granted: isGranted }) => topic.kind === 'MARKETING' && isGranted)
    .map(({ topic }) => topic.code);
}

/** Waits until the access log has an operation. */
async function noted(operation: string): Promise<void> {
  const { manager } = house.app.house.database;
  await until(async () => {
    await sleep(50);
    return manager.existsBy(AccessLogEntry, { operation });
  });
}

/** Of each operation, whether a referring page and a page are held. */
async function pagesOf(...operations: string[]): Promise<boolean[]> {
  const { manager } = house.app.house.database;
  const rows = await Promise.all(
    operations.map((operation) => manager.findOneByOrFail(AccessLogEntry, { operation })),
  );
  return rows.flatMap(({ referrer, exitPage }) => [referrer !== null, exitPage !== null]);
}
