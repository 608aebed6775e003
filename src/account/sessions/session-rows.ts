import { type EntityManager, type FindOptionsWhere, IsNull } from 'typeorm';
import type { Change } from '../../foundation/change';
import type { Clock } from '../../foundation/clock';
import type { EndedSession, Holder, SessionBook } from '../../foundation/sign-ins';
import type { Ledger } from '../../ledger';
import type { PersonalRecords } from '../../personal-data';
import { Session } from './session.entity';
import type { SessionHashes } from './session-hashes';

/** The sessions as rows: closed by whoever ends a sign-in. */
export class SessionRows implements SessionBook {
  constructor(
    private readonly records: PersonalRecords,
    private readonly ledger: Ledger,
    private readonly hashes: SessionHashes,
    private readonly clock: Clock,
  ) {}

  close(manager: EntityManager, issuer: string, sessionId: string): Promise<EndedSession[]> {
    return this.closeOpen(manager, { sessionHash: this.hashes.session(issuer, sessionId) });
  }

  closeAll(manager: EntityManager, holder: Holder): Promise<EndedSession[]> {
    return this.closeOpen(manager, { holderHash: this.hashes.holder(holder) });
  }

  async signedOutByIssuer(change: Change, ended: readonly EndedSession[]): Promise<void> {
    for (const { id, customerId } of ended)
      await this.ledger.record(change, { subject: customerId, action: 'session.ended_by_issuer', about: id });
  }

  private async closeOpen(manager: EntityManager, which: FindOptionsWhere<Session>): Promise<EndedSession[]> {
    const ended: EndedSession[] = [];
    for (const row of await manager.findBy(Session, { ...which, endedAt: IsNull() })) {
      const { affected } = await manager.update(
        Session,
        { id: row.id, endedAt: IsNull() },
        { endedAt: this.clock.now() },
      );
      const handle = affected === 1 && (await handleOf(this.records, row));
      if (handle) ended.push({ id: row.id, customerId: row.customerId, ...handle });
    }
    return ended;
  }
}

/** What an issuer calls a session; null once the key of its customer is destroyed. */
export function handleOf(
  records: PersonalRecords,
  session: Session,
): Promise<{ issuer: string; sessionId: string } | null> {
  return records.openJson(session, 'handle');
}
