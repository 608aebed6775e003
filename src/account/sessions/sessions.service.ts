import { type DataSource, In, IsNull } from 'typeorm';
import type { Actor } from '../../foundation/actor';
import type { Change } from '../../foundation/change';
import { Collision, findPage, type Page, type PageRequest } from '../../foundation/database';
import { Problems, refusal } from '../../foundation/refusal';
import type { SignIns } from '../../foundation/sign-ins';
import type { Ledger } from '../../ledger';
import type { PersonalRecords } from '../../personal-data';
import { parseText } from '../../values';
import { securityLetters } from './notices/security.letters';
import type { SecurityNotices } from './notices/security-notices';
import { Session } from './session.entity';
import type { SessionHashes } from './session-hashes';
import { handleOf } from './session-rows';

/** So many go in one transaction; whoever has more asks again. */
const endedAtOnce = 100;

/** What the services of the sessions share. */
export interface SessionParts {
  database: DataSource;
  records: PersonalRecords;
  ledger: Ledger;
  signIns: SignIns;
  hashes: SessionHashes;
  notices: SecurityNotices;
}

/** The customer's own sessions: read and ended by whom they belong to. */
export class SessionsService {
  constructor(private readonly parts: SessionParts) {}

  readonly findMany = async (ids: readonly string[]): Promise<Map<string, Session>> => {
    const rows = await this.parts.database.manager.findBy(Session, { id: In([...ids]) });
    return new Map(rows.map((row) => [row.id, row]));
  };

  find(id: string, customerId: string): Promise<Session | null> {
    return this.parts.database.manager.findOneBy(Session, { id, customerId });
  }

  page(customerId: string, request: PageRequest): Promise<Page<Session>> {
    const plan = { entity: Session, where: { customerId }, newestBy: 'startedAt' } as const;
    return findPage(this.parts.database.manager, plan, request);
  }

  /** Is it the one that this caller's token belongs to? */
  isCurrent({ sessionHash }: Session, actor: Actor | null): boolean {
    return sessionHash === this.hashOf(actor);
  }

  async end(change: Change, customerId: string, sessionId: string): Promise<void> {
    const session = await change.manager.findOneBy(Session, { id: sessionId, customerId });
    if (!session)
      throw refusal('NOT_FOUND', ['sessionId'], {
        en: 'There is no such session.',
        de: 'Diese Sitzung gibt es nicht.',
      });
    if (session.endedAt)
      throw refusal('ALREADY_DONE', ['sessionId'], {
        en: 'This session has ended already.',
        de: 'Diese Sitzung ist bereits beendet.',
      });
    await this.close(change, session, null);
    await this.record(change, session, 'session.ended');
  }

  /** Ends all but the caller's; answers how many. Told by mail, for it may have been somebody else. */
  async endOthers(change: Change, customerId: string, typed: string | null | undefined): Promise<number> {
    const problems = new Problems();
    const reason = parseText(problems, ['reason'], typed, 200) ?? null;
    problems.settle();
    const ended = await this.closeOthers(change, customerId, reason);
    if (ended > 0)
      await this.parts.notices.post(change, customerId, securityLetters.otherSessionsEnded(ended, change.at));
    return ended;
  }

  /** The same without a letter, for whoever writes a better one; at most a hundred, this one among them. */
  async closeOthers(
    change: Change,
    customerId: string,
    reason: string | null,
    firstId: string | null = null,
  ): Promise<number> {
    const others = await this.othersOf(change, customerId, firstId);
    for (const session of others) {
      await this.close(change, session, reason);
      await this.record(change, session, 'session.ended_with_others');
    }
    await this.endUnseen(change, customerId);
    return others.length;
  }

  /** Sign-ins with which nothing was asked here yet are ended too, as far as the issuer tells of them. */
  private async endUnseen({ manager, actor }: Change, customerId: string): Promise<void> {
    const { signIns } = this.parts;
    for (const { issuer, sessionId } of await signIns.sessionsAtIssuer(manager, customerId))
      if (sessionId !== actor?.sessionId)
        await signIns.endSession(manager, issuer, sessionId, actor?.sessionId);
  }

  private async othersOf(
    { manager, actor }: Change,
    customerId: string,
    firstId: string | null,
  ): Promise<Session[]> {
    const open = { customerId, endedAt: IsNull() };
    const first = firstId === null ? [] : await manager.findBy(Session, { ...open, id: firstId });
    const newest = await manager.find(Session, {
      where: open,
      order: { startedAt: 'DESC', id: 'DESC' },
      take: endedAtOnce + 1,
    });
    const rest = newest.filter(({ id }) => id !== firstId);
    return [...first, ...rest].filter((session) => !this.isCurrent(session, actor)).slice(0, endedAtOnce);
  }

  private async close(
    { manager, at, actor }: Change,
    session: Session,
    reason: string | null,
  ): Promise<void> {
    const { records, signIns } = this.parts;
    const { id, customerId } = session;
    const sealed = await records.seal(Session, session, { endReason: reason });
    const open = { id, customerId, endedAt: IsNull() };
    const { affected } = await manager.update(Session, open, { ...sealed, endedAt: at });
    if (affected !== 1) throw new Collision('The session was ended meanwhile.');
    const handle = await handleOf(records, session);
    if (handle) await signIns.endSession(manager, handle.issuer, handle.sessionId, actor?.sessionId);
  }

  private record(change: Change, { id, customerId }: Session, action: string): Promise<void> {
    return this.parts.ledger.record(change, { subject: customerId, action, about: id });
  }

  private hashOf(actor: Actor | null): string | null {
    return actor?.sessionId ? this.parts.hashes.session(actor.issuer, actor.sessionId) : null;
  }
}
