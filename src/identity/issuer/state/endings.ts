import type { AdapterPayload } from 'oidc-provider';
import { type EntityManager, In, IsNull, LessThan, Not } from 'typeorm';
import { IssuerRecord } from './issuer-record.entity';
import { hashOf, type IssuerStore, payloadOf, sessionIdOf } from './record-adapter';

const batch = 500;

type Key = Pick<IssuerStore, 'key'>;

/** The sessions of an account, each by the `sid` of its access tokens. */
export async function sessionsOf(subject: string, { key }: Key, manager: EntityManager): Promise<string[]> {
  const grants = await manager.findBy(IssuerRecord, { model: 'Grant', accountHash: hashOf(subject) });
  return grants.map((grant) => sessionIdOf(payloadOf(grant, key).jti!));
}

/**
 * Ends one session, in the caller's transaction: its grant with all codes and refresh tokens, and the
 * browser's sign-in that it came of, which would found a new one without asking. Where the browser has the
 * session `kept` too, its sign-in stays: the tokens of that one end with it.
 */
export async function forgetSession(
  sessionId: string,
  kept: string | null,
  { key }: Key,
  manager: EntityManager,
): Promise<void> {
  const ended = { grantHash: hashOf(sessionId) };
  const account = await manager.findOne(IssuerRecord, { select: { accountHash: true }, where: ended });
  await manager.delete(IssuerRecord, ended);
  if (!account?.accountHash) return;
  const signIns = { model: 'Session', accountHash: account.accountHash };
  for (const row of await manager.findBy(IssuerRecord, signIns)) {
    const sessions = sessionsIn(payloadOf(row, key));
    if (sessions.includes(sessionId) && !(kept && sessions.includes(kept)))
      await manager.delete(IssuerRecord, { idHash: row.idHash });
  }
}

function sessionsIn({ authorizations = {} }: AdapterPayload): string[] {
  return Object.values(authorizations).flatMap(({ grantId }) => (grantId ? sessionIdOf(grantId) : []));
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

/** Removes every sign-in, grant and refresh token. */
export async function forgetEverybody(manager: EntityManager): Promise<void> {
  await manager.delete(IssuerRecord, { accountHash: Not(IsNull()) });
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
