import { type Backup, backUp } from '../kit/backups';
import { openHouse, type TestHouse } from '../kit/open-house';
import { settled } from '../kit/workers';
import { type Cast, castOf, comesTo, done, letter, own } from './desk-kit';
import { rectified } from './rectification-kit';
import { centre, codes, limited } from './limits-kit';

jest.setTimeout(120_000);

let house: TestHouse;
let cast: Cast;
let backup: Backup;
beforeEach(async () => {
  house = await openHouse({ PRIVACY_CONTACT: 'privacy@callxtra.example' });
  cast = await castOf(house);
  house.clock.advance(60);
});
afterEach(async () => {
  await house.close();
  await backup.drop();
});

describe('Yesterday’s main database is served only with', () => {
  it('what was restricted since: what is pending can be decided', async () => {
    const { ada, officer } = cast;
    backup = await backUp(house);
    const scope = { purposes: ['abuse_prevention'], categories: ['log'] };
    const asked = (await limited(ada, 'requestRestriction', { ground: 'ACCURACY_CONTESTED', ...scope })) as {
      id: string;
      reference: string;
    };
    await restored();
    const { restrictions, status } = await centre(ada);
    expect(status).toBe('RESTRICTED');
    expect(restrictions).toMatchObject([{ ground: 'ACCURACY_CONTESTED', liftedAt: null }]);
    expect([codes(restrictions[0].purposes), codes(restrictions[0].categories)]).toEqual([
      scope.purposes,
      scope.categories,
    ]);
    expect(await own(ada, asked.id)).toMatchObject({
      reference: asked.reference,
      right: 'RESTRICTION',
      state: 'IN_REVIEW',
    });
    await letter(house, 'privacy@callxtra.example', asked.reference, 'put back');
    await done(officer, 'approveRightsRequest', { requestId: asked.id });
    await comesTo(ada, asked.id, 'FULFILLED');
    await limited(ada, 'endRestriction', { restrictionId: restrictions[0].id });
    expect((await centre(ada)).status).toBe('ACTIVE');
  });

  it('what was disputed since: the request is there to be decided, and ends what it restricts', async () => {
    const { ada, officer } = cast;
    backup = await backUp(house);
    const { id } = await rectified(ada, [{ field: 'access_log_entry.browser', to: 'Firefox' }]);
    await restored();
    const { restrictions } = await centre(ada);
    expect(restrictions).toMatchObject([{ ground: 'ACCURACY_CONTESTED', liftedAt: null }]);
    expect(await own(ada, id)).toMatchObject({ right: 'RECTIFICATION', state: 'IN_REVIEW' });
    const refusal = {
      requestId: id,
      reasonCode: 'DATA_IS_ACCURATE',
      reason: 'It is right.',
      evidence: 'The register.',
    };
    expect((await done(officer, 'refuseRightsRequest', refusal)).state).toBe('REFUSED');
  });

  it('what was put into force since, and not with what ended since', async () => {
    const { ada, officer } = cast;
    const lifted = await inForce('UNLAWFUL_PROCESSING');
    backup = await backUp(house);
    house.clock.advance(60);
    await limited(ada, 'endRestriction', { restrictionId: lifted });
    const standing = await inForce('LEGAL_CLAIMS');
    await restored();
    const { restrictions, status } = await centre(ada);
    expect(status).toBe('RESTRICTED');
    const open = restrictions.filter(({ liftedAt }: { liftedAt: string | null }) => liftedAt === null);
    expect(open.map(({ id }: { id: string }) => id)).toEqual([standing]);
    await limited(ada, 'endRestriction', { restrictionId: standing });
    expect((await centre(ada)).status).toBe('ACTIVE');
    void officer;
  });

  it('what was objected to since, pending and upheld, and what of it was taken back', async () => {
    const { ada, officer } = cast;
    const first = (await limited(ada, 'objectToProcessing', { purpose: 'legal_claims' })) as {
      objection: { id: string };
    };
    backup = await backUp(house);
    house.clock.advance(60);
    await limited(ada, 'withdrawObjection', { objectionId: first.objection.id });
    await limited(ada, 'objectToProcessing', { purpose: 'marketing' });
    const pending = (await limited(ada, 'objectToProcessing', { purpose: 'abuse_prevention' })) as {
      id: string;
    };
    await restored();
    const { objections } = await centre(ada);
    const standing = objections
      .filter(({ endedAt }: { endedAt: string | null }) => endedAt === null)
      .map(({ purpose, upheld }: { purpose: { code: string }; upheld: boolean | null }) => [
        purpose.code,
        upheld,
      ]);
    expect(standing.toSorted()).toEqual([
      ['abuse_prevention', null],
      ['marketing', true],
    ]);
    expect(await agreed()).toEqual([]);
    await done(officer, 'approveRightsRequest', { requestId: pending.id });
    await comesTo(ada, pending.id, 'FULFILLED');
  });

  it('an agreement that was given after an objection, which had ended with it', async () => {
    const { ada } = cast;
    await limited(ada, 'objectToProcessing', { purpose: 'marketing' });
    backup = await backUp(house);
    house.clock.advance(60);
    const preference = { topic: 'product_news', channel: 'EMAIL', granted: true };
    const { data } = await ada.ask(
      'mutation ($input: UpdatePreferencesInput!) { updatePreferences(input: $input) { userErrors { code } } }',
      { input: { preferences: [preference] } },
    );
    expect(data.updatePreferences.userErrors).toEqual([]);
    await restored();
    const { objections } = await centre(ada);
    expect(objections).toMatchObject([{ purpose: { code: 'marketing' }, endedAt: expect.any(String) }]);
  });
});

it('a restart replays none of it', async () => {
  const { ada } = cast;
  backup = await backUp(house);
  await limited(ada, 'requestRestriction', { ground: 'ACCURACY_CONTESTED', purposes: ['abuse_prevention'] });
  await limited(ada, 'objectToProcessing', { purpose: 'legal_claims' });
  const before = await centre(ada);
  await house.reopen();
  expect((await house.app.http.inject({ url: '/health/ready' })).json().replayed).toEqual({});
  expect(await centre(ada)).toEqual(before);
});

/** Approved and in force; its id. */
async function inForce(ground: string): Promise<string> {
  const { ada, officer } = cast;
  const wish = { ground, purposes: ['abuse_prevention'] };
  const { id } = (await limited(ada, 'requestRestriction', wish)) as { id: string };
  await done(officer, 'approveRightsRequest', { requestId: id });
  await comesTo(ada, id, 'FULFILLED');
  const { data } = await ada.ask(
    `{ node(id: "${id}") { ... on RestrictionRequest { restriction { id } } } }`,
  );
  return data.node.restriction.id;
}

/** As if the machine had been lost: the old main database, today's vault. */
async function restored(): Promise<void> {
  await settled(house);
  await house.reopen(backup.restore);
}

/** The topics of marketing that ada agrees to. */
async function agreed(): Promise<string[]> {
  const { data } = await cast.ada.ask(
    '{ me { communication { preferences { topic { code kind } granted } } } }',
  );
  type Preference = { topic: { code: string; kind: string }; granted: boolean };
  return data.me.communication.preferences
    .filter(({ topic, granted }: Preference) => topic.kind === 'MARKETING' && granted)
    .map(({ topic }: Preference) => topic.code);
}
