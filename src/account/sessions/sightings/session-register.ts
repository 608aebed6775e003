import { IsNull, LessThan } from 'typeorm';
import type { Change } from '../../../foundation/change';
import { Collision, faultOf } from '../../../foundation/database';
import type { ErasureParty } from '../../../foundation/erasures';
import { newId } from '../../../foundation/ids';
import type { SignIns } from '../../../foundation/sign-ins';
import type { PersonalRecords } from '../../../personal-data';
import { securityLetters } from '../notices/security.letters';
import type { SecurityNotices } from '../notices/security-notices';
import { Session } from '../session.entity';
import type { SessionHashes } from '../session-hashes';
import { KnownSessions, type KnownSession } from './known-sessions';
import { keyOf, type Sighting, type Visit, visitsOf } from './sighting';

/** Which session a request was made with, and whether it began with it on a device new to the customer. */
export interface Seen {
  sessionId: string;
  newDevice: boolean;
}

/** How far behind the time of the last request may be. */
const writtenEveryMs = 60_000;

/** Notes the sessions that requests are made with: a row when first seen, later a write a minute at most. */
export class SessionRegister implements ErasureParty {
  private readonly known = new KnownSessions();

  constructor(
    private readonly records: PersonalRecords,
    private readonly hashes: SessionHashes,
    private readonly notices: SecurityNotices,
    private readonly signIns: Pick<SignIns, 'isEnded'>,
  ) {}

  async note(change: Change, sightings: readonly Sighting[]): Promise<Map<Sighting, Seen>> {
    const hashOf = (issuer: string, id: string) => this.hashes.session(issuer, id);
    const visits = visitsOf(sightings, hashOf);
    const known = await this.known.of(change.manager, visits);
    const seen = new Map<Sighting, Seen>();
    for (const visit of visits) {
      const session = known.get(keyOf(visit));
      if (session) await this.touch(change, visit, session);
      const { id, newDevice } = session
        ? { id: session.id, newDevice: false }
        : await this.begin(change, visit);
      for (const each of visit.sightings)
        seen.set(each, { sessionId: id, newDevice: newDevice && each === visit.first });
    }
    return seen;
  }

  /** Drops what is held of a customer's sessions. */
  async forget(customerId: string): Promise<void> {
    this.known.forgetAllOf(customerId);
  }

  private async begin(change: Change, visit: Visit): Promise<{ id: string; newDevice: boolean }> {
    const session = await this.rowOf(change, visit);
    const devices = await devicesOf(change, session);
    const newDevice = !devices.has(session.deviceHash);
    // Before the very first session every device was new: there is nothing to warn of.
    if (newDevice && devices.size > 0) await this.warn(change, visit);
    try {
      await change.manager.insert(Session, session);
    } catch (error) {
      throw faultOf(error) === 'duplicate' ? new Collision('Two nodes saw a session first.') : error;
    }
    change.afterCommit(() => this.known.remember(keyOf(session), session));
    return { id: session.id, newDevice };
  }

  private warn(change: Change, { customerId, first }: Visit): Promise<void> {
    return this.notices.post(change, customerId, securityLetters.newSignIn(first.device, first.at));
  }

  private async rowOf({ manager, at }: Change, { customerId, sessionHash, first, last }: Visit) {
    const { issuer, sessionId, clientId } = first.actor;
    const row = { id: newId('ses'), customerId };
    // Signed out before it was written: the deny-list knows.
    const isEnded = await this.signIns.isEnded(manager, first.actor, sessionId, last.at);
    return {
      ...row,
      ...(await this.tracesOf(row, last)),
      ...(await this.records.seal(Session, row, { handle: { issuer, sessionId } })),
      sessionHash,
      holderHash: this.hashes.holder(first.actor),
      deviceHash: this.hashes.device(customerId, first.device),
      client: clientId,
      startedAt: first.at,
      lastSeenAt: last.at,
      endedAt: isEnded ? at : null,
    };
  }

  private async touch(change: Change, visit: Visit, { id, lastSeenAt }: KnownSession): Promise<void> {
    const { customerId, last } = visit;
    if (last.at.getTime() - lastSeenAt.getTime() < writtenEveryMs) return;
    const { affected } = await change.manager.update(
      Session,
      { id, customerId, endedAt: IsNull(), lastSeenAt: LessThan(last.at) },
      { lastSeenAt: last.at, ipTruncated: false, ...(await this.tracesOf({ id, customerId }, last)) },
    );
    change.afterCommit(() => {
      if (affected === 1) this.known.remember(keyOf(visit), { id, lastSeenAt: last.at });
      else this.known.forget(keyOf(visit));
    });
  }

  private tracesOf(
    row: { id: string; customerId: string },
    { ipAddress, browser, operatingSystem }: Sighting,
  ): Promise<Partial<Session>> {
    return this.records.seal(Session, row, { ipAddress, browser, operatingSystem });
  }
}

/** The devices of a customer's sessions, as hashes. */
async function devicesOf({ manager }: Change, { customerId }: { customerId: string }): Promise<Set<string>> {
  const rows = await manager
    .createQueryBuilder(Session, 'row')
    .select('DISTINCT row.deviceHash', 'deviceHash')
    .where({ customerId })
    .getRawMany<{ deviceHash: string }>();
  return new Set(rows.map(({ deviceHash }) => deviceHash));
}
