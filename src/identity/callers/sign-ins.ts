import type { EntityManager } from 'typeorm';
import type { Clock } from '../../foundation/clock';
import { faultOf } from '../../foundation/database';
import { newId } from '../../foundation/ids';
import type { AddressMove, Holder, IssuerSession, SignIns } from '../../foundation/sign-ins';
import { Identity } from './identity.entity';
import type { RevokedSessions } from './revoked-sessions';

/** The addresses by which an embedded issuer knows people. */
export interface SignInAddresses {
  move(customerId: string, from: readonly string[], to: string, manager: EntityManager): Promise<AddressMove>;
  close(customerId: string, addresses: readonly string[], manager: EntityManager): Promise<void>;
}

/** A foreign issuer goes on renewing a session that was ended here: so long its tokens are refused. */
const endedElsewhereSeconds = 90 * 24 * 3600;

/** What an embedded issuer keeps of sign-ins, beside the deny-list. */
export interface IssuerSessions {
  sessionsOf(subject: string, manager: EntityManager): Promise<string[]>;
  forgetSession(sessionId: string, kept: string | null, manager: EntityManager): Promise<void>;
  forgetSessionsOf(subject: string, manager: EntityManager): Promise<void>;
}

/** Ties sign-ins to customers and ends them, over the identity rows and the deny-list. */
export class DirectorySignIns implements SignIns {
  constructor(
    readonly issuer: string,
    private readonly revoked: RevokedSessions,
    private readonly clock: Clock,
    /** Null where the issuer is a foreign one: then the addresses are, too. */
    private readonly embedded: (IssuerSessions & { accounts: SignInAddresses }) | null,
  ) {}

  async bind(manager: EntityManager, holder: Holder, customerId: string): Promise<boolean> {
    const known = await manager.findOneBy(Identity, holder);
    if (known) return known.customerId === customerId;
    try {
      await manager.insert(Identity, {
        id: newId('idn'),
        ...holder,
        customerId,
        createdAt: this.clock.now(),
      });
      return true;
    } catch (error) {
      if (faultOf(error) !== 'duplicate') throw error;
      return false;
    }
  }

  async moveAddress(
    manager: EntityManager,
    customerId: string,
    from: readonly string[],
    to: string,
  ): Promise<AddressMove> {
    return this.embedded?.accounts.move(customerId, from, to, manager) ?? 'ELSEWHERE';
  }

  async closeAddresses(
    manager: EntityManager,
    customerId: string,
    addresses: readonly string[],
  ): Promise<void> {
    await this.embedded?.accounts.close(customerId, addresses, manager);
  }

  async endSession(
    manager: EntityManager,
    issuer: string,
    sessionId: string,
    kept: string | null = null,
  ): Promise<void> {
    if (!this.embedded) return this.refuseRenewals(manager, issuer, sessionId);
    await this.revoked.revokeSession(issuer, sessionId, manager);
    await this.embedded.forgetSession(sessionId, kept, manager);
  }

  async sessionsAtIssuer(manager: EntityManager, customerId: string): Promise<IssuerSession[]> {
    if (!this.embedded) return [];
    const found: IssuerSession[] = [];
    for (const { issuer, subject } of await manager.findBy(Identity, { customerId }))
      for (const sessionId of await this.embedded.sessionsOf(subject, manager))
        found.push({ issuer, sessionId });
    return found;
  }

  isEnded(manager: EntityManager, holder: Holder, sessionId: string, seenAt: Date): Promise<boolean> {
    return this.revoked.isEnded(holder, sessionId, seenAt, manager);
  }

  async endAll(manager: EntityManager, customerId: string): Promise<void> {
    for (const { issuer, subject } of await manager.findBy(Identity, { customerId })) {
      const ended = await this.revoked.revokeSubject(issuer, subject, manager);
      if (this.embedded) await this.embedded.forgetSessionsOf(subject, manager);
      else for (const { sessionId } of ended) await this.refuseRenewals(manager, issuer, sessionId);
    }
  }

  private async refuseRenewals(manager: EntityManager, issuer: string, sessionId: string): Promise<void> {
    await this.revoked.revokeSession(issuer, sessionId, manager, endedElsewhereSeconds);
  }
}
