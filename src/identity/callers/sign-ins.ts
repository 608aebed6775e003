import type { EntityManager } from 'typeorm';
import type { Clock } from '../../foundation/clock';
import { faultOf } from '../../foundation/database';
import { newId } from '../../foundation/ids';
import type { AddressMove, Holder, SignIns } from '../../foundation/sign-ins';
import { Identity } from './identity.entity';
import type { RevokedSessions } from './revoked-sessions';

/** The addresses by which an embedded issuer knows people. */
export interface SignInAddresses {
  move(customerId: string, from: readonly string[], to: string, manager: EntityManager): Promise<AddressMove>;
  close(customerId: string, addresses: readonly string[], manager: EntityManager): Promise<void>;
}

/** Ties sign-ins to customers and ends them, over the identity rows and the deny-list. */
export class DirectorySignIns implements SignIns {
  constructor(
    readonly issuer: string,
    private readonly revoked: RevokedSessions,
    private readonly clock: Clock,
    /** Ends what an embedded issuer keeps of a subject: its sessions and refresh tokens. */
    private readonly endAtIssuer: (subject: string, manager: EntityManager) => Promise<void>,
    /** Null where the issuer is another's: then the addresses are, too. */
    private readonly addresses: SignInAddresses | null,
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
    return this.addresses?.move(customerId, from, to, manager) ?? 'ELSEWHERE';
  }

  async closeAddresses(
    manager: EntityManager,
    customerId: string,
    addresses: readonly string[],
  ): Promise<void> {
    await this.addresses?.close(customerId, addresses, manager);
  }

  endSession(manager: EntityManager, issuer: string, sessionId: string): Promise<void> {
    return this.revoked.revokeSession(issuer, sessionId, manager);
  }

  async endAll(manager: EntityManager, customerId: string): Promise<void> {
    for (const { issuer, subject } of await manager.findBy(Identity, { customerId })) {
      await this.revoked.revokeSubject(issuer, subject, manager);
      await this.endAtIssuer(subject, manager);
    }
  }
}
