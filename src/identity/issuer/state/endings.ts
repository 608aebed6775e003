import { type EntityManager, In, LessThan } from 'typeorm';
import { IssuerRecord } from './issuer-record.entity';
import { hashOf, type IssuerStore, payloadOf, sessionIdOf } from './record-adapter';

const batch = 500;

/**
 * Ends one session, in the caller's transaction: its grant with all codes and refresh tokens, and the
 * browser's sign-in that it came of, which would found a new one without asking.
 */
export async function forgetSession(
  sessionId: string,
  { key }: Pick<IssuerStore, 'key'>,
  manager: EntityManager,
): Promise<void> {
  const grant = { grantHash: hashOf(sessionId) };
  const account = await manager.findOne(IssuerRecord, { select: { accountHash: true }, where: grant });
  await manager.delete(IssuerRecord, grant);
  if (!account?.accountHash) return;
  const signIns = { model: 'Session', accountHash: account.accountHash };
  for (const row of await manager.findBy(IssuerRecord, signIns)) {
    const grants = Object.values(payloadOf(row, key).authorizations ?? {});
    if (grants.some(({ grantId }) => grantId && sessionIdOf(grantId) === sessionId))
      await manager.delete(IssuerRecord, { idHash: row.idHash });
  }
}

/** Ends all sessions and refresh tokens of an account; its access tokens go by the deny-list. */
export async function endSessionsOf(
  subject: string,
  { dataSource, issuer, revoked }: IssuerStore,
): Promise<void> {
  await revoked.revokeSubject(issuer, subject);
  await forgetSessionsOf(subject, dataSource.manager);
}

/** Removes what the issuer keeps of an account's sign-ins: no refresh token of it is good any more. */
export async function forgetSessionsOf(subject: string, manager: EntityManager): Promise<void> {
  await manager.delete(IssuerRecord, { accountHash: hashOf(subject) });
}

/** Removes what is past its time. */
export async function sweepRecords({
  dataSource,
  clock,
}: Pick<IssuerStore, 'dataSource' | 'clock'>): Promise<void> {
  for (;;) {
    const where = { expiresAt: LessThan(clock.now()) };
    const rows = await dataSource.manager.find(IssuerRecord, {
      select: { idHash: true },
      where,
      take: batch,
    });
    if (rows.length > 0)
      await dataSource.manager.delete(IssuerRecord, { idHash: In(rows.map((row) => row.idHash)) });
    if (rows.length < batch) return;
  }
}
