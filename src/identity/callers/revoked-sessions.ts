import { type DataSource, type EntityManager, In, LessThan } from 'typeorm';
import type { Clock } from '../../foundation/clock';
import { sha256 } from '../../foundation/cryptography';
import { faultOf } from '../../foundation/database';
import type { AccessToken } from '../tokens/access-token';
import { longestLifeSeconds } from '../tokens/token-verifier';
import { BriefCache } from './brief-cache';
import { RevokedSession } from './revoked-session.entity';

const cacheSeconds = 5;
const batch = 500;

type Revocation = Pick<RevokedSession, 'holderHash' | 'issuedBefore'>;

/** The deny-list of access tokens: sign-out, erasure and reuse of a refresh token act on every node within 5 s. */
export class RevokedSessions {
  private readonly entries: BriefCache<Revocation[]>;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {
    this.entries = new BriefCache(cacheSeconds, clock);
  }

  /** Ends one session: none of its tokens is good any more. */
  async revokeSession(
    issuer: string,
    sessionId: string,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<void> {
    await this.revoke({ holderHash: sessionHash(issuer, sessionId), issuedBefore: null }, manager);
  }

  /** Ends every session of a subject: tokens issued before now are no good any more, later ones are. */
  async revokeSubject(
    issuer: string,
    subject: string,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<void> {
    await this.revoke({ holderHash: subjectHash(issuer, subject), issuedBefore: this.clock.now() }, manager);
  }

  async isRevoked({ issuer, subject, sessionId, issuedAt }: AccessToken): Promise<boolean> {
    const holders = [
      subjectHash(issuer, subject),
      ...(sessionId === null ? [] : [sessionHash(issuer, sessionId)]),
    ];
    const found = await Promise.all(holders.map((holder) => this.entriesOf(holder)));
    return found.flat().some(({ issuedBefore }) => issuedBefore === null || issuedAt < issuedBefore);
  }

  /** Removes entries that can concern no valid token any more. */
  async sweep(): Promise<void> {
    const { manager } = this.dataSource;
    for (;;) {
      const over = { expiresAt: LessThan(this.clock.now()) };
      const rows = await manager.find(RevokedSession, {
        select: { holderHash: true },
        where: over,
        take: batch,
      });
      if (rows.length > 0)
        await manager.delete(RevokedSession, { holderHash: In(rows.map((row) => row.holderHash)) });
      if (rows.length < batch) return;
    }
  }

  private entriesOf(holderHash: string): Promise<Revocation[]> {
    return this.entries.get(holderHash, () => this.dataSource.manager.findBy(RevokedSession, { holderHash }));
  }

  private async revoke(entry: Revocation, manager: EntityManager): Promise<void> {
    // A token lives at most a day and is tolerated for seconds more.
    const expiresAt = new Date(this.clock.now().getTime() + (longestLifeSeconds + 60) * 1000);
    try {
      await manager.insert(RevokedSession, { ...entry, expiresAt });
    } catch (error) {
      if (faultOf(error) !== 'duplicate') throw error;
      await manager.update(
        RevokedSession,
        { holderHash: entry.holderHash },
        { issuedBefore: entry.issuedBefore, expiresAt },
      );
    }
    this.entries.forget(entry.holderHash);
  }
}

function sessionHash(issuer: string, sessionId: string): string {
  return sha256(JSON.stringify(['session', issuer, sessionId])).toString('base64url');
}

function subjectHash(issuer: string, subject: string): string {
  return sha256(JSON.stringify(['subject', issuer, subject])).toString('base64url');
}
