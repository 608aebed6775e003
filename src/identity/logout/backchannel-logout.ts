import type { DataSource, EntityManager } from 'typeorm';
import type { Clock } from '../../foundation/clock';
import type { EndedSession, SessionBook } from '../../foundation/sign-ins';
import { asSystem } from '../../foundation/system-change';
import type { RevokedSessions } from '../callers';
import { InvalidToken, type LogoutToken, type LogoutVerifier } from '../tokens';

export interface LogoutParts {
  dataSource: DataSource;
  verifier: LogoutVerifier;
  revoked: RevokedSessions;
  sessions: SessionBook;
  clock: Clock;
}

/** Ends here what a person ended at a foreign issuer (OpenID Connect Back-Channel Logout 1.0). */
export class BackchannelLogout {
  constructor(private readonly parts: LogoutParts) {}

  /** Throws InvalidToken for a bad token or one that was taken before, IssuerUnavailable where it cannot be judged. */
  async take(token: string): Promise<void> {
    const { dataSource, verifier, revoked, sessions, clock } = this.parts;
    const logout = await verifier.verify(token);
    const { issuer, tokenId, expiresAt } = logout;
    // Kept a minute longer than the token can be good for.
    const keptUntil = new Date(expiresAt.getTime() + 60_000);
    await asSystem(dataSource, clock, async (change) => {
      if (!(await revoked.takeOnce(issuer, tokenId, keptUntil, change.manager)))
        throw new InvalidToken('replayed');
      await sessions.signedOutByIssuer(change, await this.end(logout, change.manager));
    });
  }

  private end({ issuer, sessionId, subject }: LogoutToken, manager: EntityManager): Promise<EndedSession[]> {
    const { revoked } = this.parts;
    return sessionId === null
      ? revoked.revokeSubject(issuer, subject!, manager)
      : revoked.revokeSession(issuer, sessionId, manager);
  }
}
