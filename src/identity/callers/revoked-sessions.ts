import { type DataSource, type EntityManager, In, LessThan } from 'typeorm';
import type { Clock } from '../../foundation/clock';
import { sha256 } from '../../foundation/cryptography';
import { faultOf } from '../../foundation/database';
import type { EndedSession, Holder, SessionBook } from '../../foundation/sign-ins';
import type { ProtectiveLedger } from '../../vault';
import { type AccessToken, longestLifeSeconds } from '../tokens';
import { protectionOf } from './bars';
import { BriefCache } from './brief-cache';
import { RevokedSession } from './revoked-session.entity';

const cacheSeconds = 5;
const batch = 500;
/** A token lives at most a day and is tolerated for seconds more. */
const keptSeconds = longestLifeSeconds + 60;

type Revocation = Pick<RevokedSession, 'holderHash' | 'issuedBefore'>;

/** The deny-list of access tokens: sign-out, erasure and reuse of a refresh token act on every node within 5 s. */
export class RevokedSessions {
  private readonly entries: BriefCache<Revocation[]>;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly book: SessionBook,
    private readonly protective: Pick<ProtectiveLedger, 'record'>,
  ) {
    this.entries = new BriefCache(cacheSeconds, clock);
  }

  /** Ends one session: none of its tokens is good any more, for as long as new ones of it may come. */
  async revokeSession(
    issuer: string,
    sessionId: string,
    manager: EntityManager = this.dataSource.manager,
    seconds = keptSeconds,
  ): Promise<EndedSession[]> {
    await this.revoke({ holderHash: sessionHash(issuer, sessionId), issuedBefore: null }, manager, seconds);
    return this.book.close(manager, issuer, sessionId);
  }

  /** Ends every session of a subject: tokens issued before now are no good any more, later ones are. */
  async revokeSubject(
    issuer: string,
    subject: string,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<EndedSession[]> {
    const issuedBefore = this.clock.now();
    await this.revoke({ holderHash: subjectHash(issuer, subject), issuedBefore }, manager, keptSeconds);
    return this.book.closeAll(manager, { issuer, subject });
  }

  /** Takes a sign-out token once; false where it was taken before. */
  async takeOnce(issuer: string, tokenId: string, expiresAt: Date, manager: EntityManager): Promise<boolean> {
    try {
      const holderHash = tokenHash(issuer, tokenId);
      await manager.insert(RevokedSession, { holderHash, issuedBefore: null, expiresAt });
      return true;
    } catch (error) {
      if (faultOf(error) !== 'duplicate') throw error;
      return false;
    }
  }

  /** Was the session, or all of its holder after it was seen, ended? Asks the database, not the memory. */
  async isEnded(
    { issuer, subject }: Holder,
    sessionId: string,
    seenAt: Date,
    manager: EntityManager,
  ): Promise<boolean> {
    const holders = [sessionHash(issuer, sessionId), subjectHash(issuer, subject)];
    const found = await manager.findBy(RevokedSession, { holderHash: In(holders) });
    return found.some(({ issuedBefore }) => issuedBefore === null || seenAt < issuedBefore);
  }

  async isRevoked({ issuer, subject, sessionId, issuedAt }: AccessToken): Promise<boolean> {
    const holders = [
      subjectHash(issuer, subject),
      ...(sessionId === null ? [] : [sessionHash(issuer, sessionId)]),
    ];
    const found = await Promise.all(holders.map((holder) => this.entriesOf(holder)));
    return found.flat().some(({ issuedBefore }) => issuedBefore === null || issuedAt < issuedBefore);
  }

  /** Writes an entry of the deny-list; a later one of the same holder takes the place of the former. */
  async bar(revoked: RevokedSession, manager: EntityManager): Promise<void> {
    const { holderHash, issuedBefore, expiresAt } = revoked;
    try {
      await manager.insert(RevokedSession, revoked);
    } catch (error) {
      if (faultOf(error) !== 'duplicate') throw error;
      await manager.update(RevokedSession, { holderHash }, { issuedBefore, expiresAt });
    }
    this.entries.forget(holderHash);
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

  private async revoke(entry: Revocation, manager: EntityManager, seconds: number): Promise<void> {
    const revoked = { ...entry, expiresAt: new Date(this.clock.now().getTime() + seconds * 1000) };
    await this.bar(revoked, manager);
    await this.protective.record(manager, protectionOf(revoked));
  }
}

function sessionHash(issuer: string, sessionId: string): string {
  return sha256(JSON.stringify(['session', issuer, sessionId])).toString('base64url');
}

function subjectHash(issuer: string, subject: string): string {
  return sha256(JSON.stringify(['subject', issuer, subject])).toString('base64url');
}

function tokenHash(issuer: string, tokenId: string): string {
  return sha256(JSON.stringify(['token', issuer, tokenId])).toString('base64url');
}
