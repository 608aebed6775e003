import { RevokedSessions } from '../../src/identity/callers';
import { IssuerRecord } from '../../src/identity/issuer/state/issuer-record.entity';
import { type IssuerStore, RecordAdapter } from '../../src/identity/issuer/state/record-adapter';
import { issuer, noBook, noLedger, openDatabase, PushedClock, type TestDatabase } from './kit';

let database: TestDatabase;
let clock: PushedClock;
let store: IssuerStore;
beforeEach(async () => {
  database = await openDatabase();
  clock = new PushedClock();
  const { dataSource } = database;
  store = {
    issuer,
    dataSource,
    clock,
    key: Buffer.alloc(32, 7),
    revoked: new RevokedSessions(dataSource, clock, noBook, noLedger),
  };
});
afterEach(() => database.drop());

test('of many who use one code at once, one does', async () => {
  const codes = adapterOf('AuthorizationCode');
  await codes.upsert('code-1', { grantId: 'grant-1' }, 60);
  const uses = await Promise.allSettled([1, 2, 3, 4, 5].map(() => codes.consume('code-1')));
  expect(uses.filter((use) => use.status === 'fulfilled')).toHaveLength(1);
  expect(await codes.find('code-1')).toMatchObject({ consumed: expect.any(Number) });
});

test('a refresh token may be used at once by several requests of its client, but not later', async () => {
  const tokens = adapterOf('RefreshToken');
  await tokens.upsert('token-1', { grantId: 'grant-1' }, 60);
  await Promise.all([tokens.consume('token-1'), tokens.consume('token-1')]);
  expect(await tokens.find('token-1')).not.toHaveProperty('consumed');
  clock.push(10);
  await expect(tokens.consume('token-1')).rejects.toThrow('lost');
  expect(await tokens.find('token-1')).toMatchObject({ consumed: expect.any(Number) });
});

test('a token that was revoked meanwhile is not used', async () => {
  const tokens = adapterOf('RefreshToken');
  await tokens.upsert('token-1', { grantId: 'grant-1' }, 60);
  await tokens.revokeByGrantId('grant-1');
  await expect(tokens.consume('token-1')).rejects.toThrow('lost');
});

test('the id of one model finds nothing of another', async () => {
  await adapterOf('Session').upsert('id-1', { uid: 'uid-1' }, 60);
  expect(await adapterOf('Grant').find('id-1')).toBeUndefined();
  expect(await adapterOf('Grant').findByUid('uid-1')).toBeUndefined();
  expect(await adapterOf('Session').findByUid('uid-1')).toMatchObject({ uid: 'uid-1' });
});

test('a payload that is moved to another row does not open', async () => {
  const sessions = adapterOf('Session');
  await sessions.upsert('of-ada', { accountId: 'ada' }, 60);
  await sessions.upsert('of-bob', { accountId: 'bob' }, 60);
  const [one, two] = await store.dataSource.manager.find(IssuerRecord);
  await store.dataSource.manager.update(IssuerRecord, { idHash: one!.idHash }, { payload: two!.payload });
  await expect(Promise.all(['of-ada', 'of-bob'].map((id) => sessions.find(id)))).rejects.toThrow();
});

function adapterOf(model: string): RecordAdapter {
  return new RecordAdapter(model, store, () => new Error('lost'));
}
