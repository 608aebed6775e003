import { AccessLogEntry } from '../../src/account/access-log';
import type { Sealed } from '../../src/foundation/sealed';
import { type Backup, backUp } from '../kit/backups';
import type { Visitor } from '../kit/visitor';
import { settled, until } from '../kit/workers';
import { comesTo, done, letter, own } from './desk-kit';
import { Stage } from './holds-stage';
import { centre, codes, limited } from './limits-kit';
import { rectified } from './rectification-kit';

jest.setTimeout(120_000);

interface Asked {
  id: string;
  reference: string;
  objection: { id: string };
}

const scope = { purposes: ['abuse_prevention'], categories: ['log'] };
const names = ['pending', 'disputing', 'restricted', 'ended', 'objector', 'agreeing', 'upheld'] as const;
type Name = (typeof names)[number];

let stage: Stage;
let backup: Backup;
const people = {} as Record<Name, Visitor>;
const asked: Partial<Record<Name, Asked>> = {};
const standing: Partial<Record<Name, string>> = {};

/** Everybody acts after the backup that is then put back: the old main database with the vault of today. */
beforeAll(async () => {
  stage = await Stage.open({ PRIVACY_CONTACT: 'privacy@callxtra.example' });
  for (const name of names) people[name] = (await stage.somebody()).person;
  const { pending, disputing, restricted, ended, objector, agreeing, upheld } = people;
  const lifted = await inForce(ended, 'UNLAWFUL_PROCESSING');
  const objection = await object(objector, 'legal_claims');
  await object(agreeing, 'marketing');
  await upheld.ask('query Before { me { id } }', {}, { 'x-referrer': 'https://search.example/' });
  await until(async () => (await referrerBefore()) !== null);
  await settled(stage.house);
  backup = await backUp(stage.house);
  stage.house.clock.advance(60);
  asked.pending = await limited(pending, 'requestRestriction', { ground: 'ACCURACY_CONTESTED', ...scope });
  asked.disputing = await rectified(disputing, [{ field: 'access_log_entry.browser', to: 'Firefox' }]);
  standing.restricted = await inForce(restricted, 'LEGAL_CLAIMS');
  await limited(ended, 'endRestriction', { restrictionId: lifted });
  await limited(objector, 'withdrawObjection', { objectionId: objection.objection.id });
  await object(objector, 'marketing');
  asked.objector = await object(objector, 'abuse_prevention');
  await agree(agreeing);
  const { id: requestId } = await object(upheld, 'abuse_prevention');
  await done(stage.cast.officer, 'approveRightsRequest', { requestId });
  await comesTo(upheld, requestId, 'FULFILLED');
  await until(async () => (await referrerBefore()) === null);
  await settled(stage.house);
  await stage.house.reopen(backup.restore);
});
afterAll(async () => {
  await stage.house.close();
  await backup.drop();
});

describe('Yesterday’s main database is served only with', () => {
  it('what was restricted since: what is pending can be decided', async () => {
    const { pending } = people;
    const { id, reference } = asked.pending!;
    const { restrictions, status } = await centre(pending);
    expect(status).toBe('RESTRICTED');
    expect(restrictions).toMatchObject([{ ground: 'ACCURACY_CONTESTED', liftedAt: null }]);
    expect(codes(restrictions[0].purposes)).toEqual(scope.purposes);
    expect(codes(restrictions[0].categories)).toEqual(scope.categories);
    expect(await own(pending, id)).toMatchObject({ reference, right: 'RESTRICTION', state: 'IN_REVIEW' });
    await letter(stage.house, 'privacy@callxtra.example', reference, 'put back');
    await done(stage.cast.officer, 'approveRightsRequest', { requestId: id });
    await comesTo(pending, id, 'FULFILLED');
    await limited(pending, 'endRestriction', { restrictionId: restrictions[0].id });
    expect((await centre(pending)).status).toBe('ACTIVE');
  });

  it('what was disputed since, with the request to be decided', async () => {
    const { disputing } = people;
    const { id: requestId } = asked.disputing!;
    expect((await centre(disputing)).restrictions).toMatchObject([
      { ground: 'ACCURACY_CONTESTED', liftedAt: null },
    ]);
    expect(await own(disputing, requestId)).toMatchObject({ right: 'RECTIFICATION', state: 'IN_REVIEW' });
    const said = { reasonCode: 'DATA_IS_ACCURATE', reason: 'It is right.', evidence: 'The register.' };
    const { state } = await done(stage.cast.officer, 'refuseRightsRequest', { requestId, ...said });
    expect(state).toBe('REFUSED');
  });

  it('what was put into force since, which can be ended', async () => {
    const { restricted } = people;
    const restrictionId = standing.restricted!;
    const { restrictions, status } = await centre(restricted);
    expect([status, restrictions]).toMatchObject(['RESTRICTED', [{ id: restrictionId, liftedAt: null }]]);
    await limited(restricted, 'endRestriction', { restrictionId });
    expect((await centre(restricted)).status).toBe('ACTIVE');
  });

  it('what ended since', async () => {
    const { restrictions, status } = await centre(people.ended);
    expect([status, restrictions]).toMatchObject(['ACTIVE', [{ liftedAt: expect.any(String) }]]);
  });

  it('what was objected to since, pending and upheld, and what of it was taken back', async () => {
    const { objector } = people;
    const { objections } = await centre(objector);
    type Seen = { purpose: { code: string }; upheld: boolean | null; endedAt: string | null };
    const seen = objections.map(({ purpose, upheld, endedAt }: Seen) => [
      purpose.code,
      upheld,
      endedAt === null,
    ]);
    expect(seen.toSorted()).toEqual([
      ['abuse_prevention', null, true],
      ['legal_claims', null, false],
      ['marketing', true, true],
    ]);
    const { id: requestId } = asked.objector!;
    await done(stage.cast.officer, 'approveRightsRequest', { requestId });
    await comesTo(objector, requestId, 'FULFILLED');
  });

  it('what an upheld objection had deleted, gone again', async () => {
    expect(await referrerBefore()).toBeNull();
  });

  it('the end of an objection by a later agreement', async () => {
    expect((await centre(people.agreeing)).objections).toMatchObject([
      { purpose: { code: 'marketing' }, endedAt: expect.any(String) },
    ]);
  });
});

it('a restart replays none of it', async () => {
  await stage.house.reopen();
  const { replayed } = (await stage.house.app.http.inject({ url: '/health/ready' })).json();
  expect(replayed).toEqual({});
});

/** What is held for abuse prevention of what somebody did before the backup. */
async function referrerBefore(): Promise<Sealed | null> {
  const { manager } = stage.house.app.house.database;
  return (await manager.findOneBy(AccessLogEntry, { operation: 'Before' }))?.referrer ?? null;
}

function object(person: Visitor, purpose: string): Promise<Asked> {
  return limited(person, 'objectToProcessing', { purpose });
}

/** A restriction that is approved and in force; its id. */
async function inForce(person: Visitor, ground: string): Promise<string> {
  const wish = { ground, purposes: ['abuse_prevention'] };
  const { id }: Asked = await limited(person, 'requestRestriction', wish);
  await done(stage.cast.officer, 'approveRightsRequest', { requestId: id });
  await comesTo(person, id, 'FULFILLED');
  return (await centre(person)).restrictions[0].id;
}

async function agree(person: Visitor): Promise<void> {
  const preferences = [{ topic: 'product_news', channel: 'EMAIL', granted: true }];
  const { data } = await person.ask(
    'mutation ($input: UpdatePreferencesInput!) { updatePreferences(input: $input) { userErrors { code } } }',
    { input: { preferences } },
  );
  expect(data.updatePreferences.userErrors).toEqual([]);
}
