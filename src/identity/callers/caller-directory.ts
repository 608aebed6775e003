import type { DataSource } from 'typeorm';
import type { Actor } from '../../foundation/actor';
import type { Clock } from '../../foundation/clock';
import { type AccessToken, InvalidToken } from '../tokens/access-token';
import { BriefCache } from './brief-cache';
import { Identity } from './identity.entity';
import type { RevokedSessions } from './revoked-sessions';
import { StaffMember } from './staff-member.entity';

const staffSeconds = 5;

/** Tells who the holder of a verified token is to us: our rows decide, the token's claims only bound them. */
export class CallerDirectory {
  private readonly staff: BriefCache<StaffMember | null>;

  constructor(
    private readonly dataSource: DataSource,
    private readonly revoked: RevokedSessions,
    clock: Clock,
  ) {
    this.staff = new BriefCache(staffSeconds, clock);
  }

  /** Throws InvalidToken where the session was ended; an unknown subject is a customer without a record. */
  async find(token: AccessToken): Promise<Actor> {
    if (await this.revoked.isRevoked(token)) throw new InvalidToken('revoked');
    if (isService(token)) return { ...strangerOf(token), role: 'SERVICE' };
    const member = await this.staffMemberOf(token);
    if (member && token.roles.includes(member.role)) return { ...strangerOf(token), ...staffOf(member) };
    return { ...strangerOf(token), customerId: await this.customerOf(token) };
  }

  private staffMemberOf({ issuer, subject }: AccessToken): Promise<StaffMember | null> {
    const active = { issuer, subject, isActive: true };
    return this.staff.get(JSON.stringify([issuer, subject]), () =>
      this.dataSource.manager.findOneBy(StaffMember, active),
    );
  }

  private async customerOf({ issuer, subject }: AccessToken): Promise<string | null> {
    const identity = await this.dataSource.manager.findOneBy(Identity, { issuer, subject });
    return identity?.customerId ?? null;
  }
}

/** A client that speaks for itself (RFC 9068 2.2: its subject is the client); a person's token never is one. */
function isService({ subject, clientId, scopes, roles }: AccessToken): boolean {
  return roles.includes('SERVICE') || (subject === clientId && scopes.includes('service'));
}

function staffOf(member: StaffMember) {
  const { id: staffId, role, ownCustomerId: ownRecordId } = member;
  return { role, staffId, staffName: nameOf(member), ownRecordId };
}

function nameOf({ displayName, number }: StaffMember): string {
  return displayName ?? String(number);
}

function strangerOf({ issuer, subject, clientId, scopes, sessionId, authenticatedAt }: AccessToken): Actor {
  return {
    role: 'CUSTOMER',
    issuer,
    subject,
    clientId,
    scopes,
    customerId: null,
    staffId: null,
    staffName: null,
    ownRecordId: null,
    sessionId,
    authenticatedAt,
  };
}
