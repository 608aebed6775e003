import { newId } from '../../src/foundation/ids';
import { type ProtectiveKind, ProtectivePosition } from '../../src/vault';
import { type Backup, backUp } from '../kit/backups';
import { openHouse, type TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';
import { currentOf } from '../account/session-list';

let house: TestHouse;
let ada: Visitor;
const backups: Backup[] = [];
beforeAll(async () => {
  house = await openHouse();
  ada = await house.signIn('ada@example.com');
});
beforeEach(() => house.clock.advance(60));
afterAll(async () => {
  await house.close();
  for (const backup of backups) await backup.drop();
});

test('case 52: a backup from before a withdrawal is served only with the withdrawal', async () => {
  const backup = await takeBackup();
  expect(await choose(false)).toEqual([]);
  house.clock.advance(60);
  await house.reopen(backup.restore);
  expect(await granted()).toBe(false);
  expect(await readiness()).toMatchObject({ ready: true, replayed: { withdrawal: 1 } });
  expect(house.logged.join()).toContain('older than the protective ledger');
  await house.reopen();
  expect(await readiness()).toMatchObject({ ready: true, replayed: {} });
});

test('what was granted again after the withdrawal stands, although the withdrawal is replayed', async () => {
  await choose(true);
  house.clock.advance(60);
  await choose(false);
  house.clock.advance(60);
  await choose(true);
  // As if the commit of the withdrawal itself had failed.
  const { manager } = house.app.house.database;
  await manager.delete(ProtectivePosition, { seq: await newest() });
  await house.reopen();
  expect(await readiness()).toMatchObject({ replayed: { withdrawal: 1 } });
  expect(await granted()).toBe(true);
});

test('a withdrawal that was only tried, or refused, is replayed nowhere', async () => {
  await choose(true);
  const before = await newest();
  const input = { validateOnly: true, preferences: [{ ...news, granted: false }] };
  expect((await ada.ask(update, { input })).errors).toEqual([]);
  await ada.ask(update, {
    input: {
      preferences: [
        { ...news, granted: false },
        { ...news, topic: 'no' },
      ],
    },
  });
  expect(await newest()).toBe(before);
});

test('a session that was ended after the backup stays ended', async () => {
  const backup = await takeBackup();
  const other = await house.signIn('ada@example.com');
  expect((await other.ask('{ me { id } }')).status).toBe(200);
  const { id } = await currentOf(other);
  const end = 'mutation ($id: ID!) { endSession(input: { sessionId: $id }) { userErrors { code } } }';
  expect((await ada.ask(end, { id })).data.endSession.userErrors).toEqual([]);
  await house.reopen(backup.restore);
  expect((await other.ask('{ me { id } }')).status).toBe(401);
  expect((await ada.ask('{ me { id } }')).status).toBe(200);
  expect((await readiness()).replayed).toMatchObject({ barred_session: 1 });
});

test('a restart replays nothing, and the position moves up with the ledger', async () => {
  await choose(false);
  house.clock.advance(60);
  await choose(true);
  await choose(false);
  await house.reopen();
  expect(await readiness()).toMatchObject({ replayed: {} });
  const positions = await house.app.house.database.manager.find(ProtectivePosition);
  expect(positions.map(({ seq }) => Math.abs(seq))).toEqual([await newest(), await newest()]);
});

test('what is settled late, beneath what a start has seen, lets nothing be replayed again', async () => {
  const announced = { key: 'erasure:req_late', kind: 'erasure', subject: null, codes: {} } as const;
  await house.app.house.protective.announce(announced);
  await choose(true);
  await choose(false);
  await house.reopen();
  const { protective, database } = house.app.house;
  await protective.settle(database.manager, announced.key);
  await house.reopen();
  expect(await readiness()).toMatchObject({ replayed: {} });
});

test('a main database that is newer than its vault is not served', async () => {
  await choose(false);
  const { manager } = house.app.house.database;
  const [seq, key] = [(await newest()) + 1, 'withdrawal:prf_2:1'];
  await manager.insert(ProtectivePosition, { seq, key });
  await expect(house.openNode()).rejects.toThrow(`lacks entry ${seq}`);
  await manager.delete(ProtectivePosition, { seq });
});

test('a main database that is newer than its vault is not served either where the last entry was taken back', async () => {
  await choose(true);
  await choose(false);
  const { protective } = house.app.house;
  const entry = (await newest()) + 1;
  const takenBack = { key: `taken_back:${entry}`, kind: 'taken_back', subject: null } as const;
  await protective.announce({ ...takenBack, codes: { entry } });
  await house.reopen();
  const { manager } = house.app.house.database;
  expect(await manager.find(ProtectivePosition)).toEqual([{ seq: -entry, key: takenBack.key }]);
  await manager.update(ProtectivePosition, { seq: -entry }, { seq: -entry - 1 });
  await expect(house.openNode()).rejects.toThrow(`lacks entry ${entry + 1}`);
  await manager.update(ProtectivePosition, { seq: -entry - 1 }, { seq: -entry, key: 'of another vault' });
  await expect(house.openNode()).rejects.toThrow(`lacks entry ${entry}`);
  // As a floor was written before its key stood with it.
  await manager.update(ProtectivePosition, { seq: -entry }, { key: '' });
  await house.reopen();
});

test("yesterday's main database with today's vault: the destroyed key opens nothing", async () => {
  const { vault } = house.app.house;
  const bob = await house.signIn('bob@example.com');
  const { data } = await bob.ask('{ me { id phoneNumber } }');
  expect(data.me.phoneNumber).toMatch(/^\+/);
  const backup = await takeBackup();
  await vault.destroy(data.me.id, null);
  await house.reopen(backup.restore);
  expect((await bob.ask('{ me { id phoneNumber } }')).data.me).toEqual({
    id: data.me.id,
    phoneNumber: null,
  });
});

test('the persons behind pseudonyms are found among all who ever had a key, destroyed ones too', async () => {
  const { vault } = house.app.house;
  const ids = Array.from({ length: 1500 }, () => newId('cus'));
  await vault.welcome(ids, []);
  await vault.destroy(ids[1400]!, null);
  const pseudonyms = new Set([
    vault.pseudonym(ids[3]!),
    vault.pseudonym(ids[1400]!),
    vault.pseudonym('cus_x'),
  ]);
  const found = await vault.subjectsBehind(pseudonyms);
  expect([...found.values()].toSorted()).toEqual([ids[3]!, ids[1400]!].toSorted());
});

test('an entry that nobody replays is not passed over', async () => {
  const { protective } = house.app.house;
  const kind = 'of_a_newer_version' as ProtectiveKind;
  await protective.announce({ key: 'new:1', kind, subject: null, codes: {} });
  await expect(house.openNode()).rejects.toThrow(/cannot replay \(of_a_newer_version\)/);
});

const news = { topic: 'product_news', channel: 'EMAIL' };
const update = `mutation ($input: UpdatePreferencesInput!) {
  updatePreferences(input: $input) { userErrors { code } }
}`;

async function choose(isGranted: boolean): Promise<object[]> {
  const answer = await ada.ask(update, { input: { preferences: [{ ...news, granted: isGranted }] } });
  expect(answer.errors).toEqual([]);
  return answer.data.updatePreferences.userErrors;
}

async function takeBackup(): Promise<Backup> {
  const backup = await backUp(house);
  backups.push(backup);
  house.clock.advance(60);
  return backup;
}

/** The number of the ledger's newest entry. */
async function newest(): Promise<number> {
  const entries = await house.app.house.protective.since(0, 1000);
  return entries.at(-1)?.seq ?? 0;
}

async function granted(): Promise<boolean> {
  const { data } = await ada.ask(
    '{ me { communication { preferences { topic { code } channel granted } } } }',
  );
  type Preference = { topic: { code: string }; channel: string; granted: boolean };
  return data.me.communication.preferences.find(
    ({ topic, channel }: Preference) => topic.code === news.topic && channel === news.channel,
  ).granted;
}

async function readiness() {
  const response = await house.app.http.inject({ url: '/health/ready' });
  return response.json();
}
