import { inTransaction } from '../../src/foundation/database';
import { RevokedSessions } from '../../src/identity/callers';
import { IssuerRecord } from '../../src/identity/issuer/state/issuer-record.entity';
import { RecordAdapter } from '../../src/identity/issuer/state/record-adapter';
import { until } from '../kit/workers';
import { issuer, noBook, noLedger, openDatabase, PushedClock, type TestDatabase } from './kit';

let database: TestDatabase;
beforeEach(async () => (database = await openDatabase()));
afterEach(() => database.drop());

// The provider ends what is of one grant all at once, so that the deletes meet each other.
test('a delete that is the victim of a deadlock is done all the same', async () => {
  const { dataSource } = database;
  const grants = adapterOf('Grant');
  const tokens = adapterOf('RefreshToken');
  await grants.upsert('grant-1', { accountId: 'ada' }, 60);
  await tokens.upsert('token-1', { grantId: 'grant-1' }, 60);
  const { idHash, grantHash } = await dataSource.manager.findOneByOrFail(IssuerRecord, { model: 'Grant' });

  let revoking: Promise<void> | undefined;
  await inTransaction(dataSource, async (manager) => {
    // Whoever has written more is not the victim.
    for (let number = 0; number < 20; number++)
      await manager.insert(IssuerRecord, { ...other, idHash: `other-${number}` });
    await manager.update(IssuerRecord, { idHash }, { payload: '' });
    revoking ??= tokens.revokeByGrantId('grant-1');
    revoking.catch(() => undefined);
    await until(isWaiting);
    await manager.delete(IssuerRecord, { grantHash: grantHash! });
  });
  await revoking;
  expect(await dataSource.manager.countBy(IssuerRecord, { grantHash: grantHash! })).toBe(0);
});

const other = { model: 'Session', payload: '', expiresAt: new Date('2030-01-01T00:00:00.000Z') };

/** Does a delete wait for a lock? */
async function isWaiting(): Promise<boolean> {
  const rows = await database.dataSource.query<object[]>(
    "SELECT id FROM information_schema.processlist WHERE db = DATABASE() AND info LIKE 'DELETE FROM%'",
  );
  return rows.length > 0;
}

function adapterOf(model: string): RecordAdapter {
  const { dataSource } = database;
  const clock = new PushedClock();
  const revoked = new RevokedSessions(dataSource, clock, noBook, noLedger);
  const store = { issuer, dataSource, clock, key: Buffer.alloc(32, 7), revoked };
  return new RecordAdapter(model, store, () => new Error('lost'));
}
