import type { EntityManager } from 'typeorm';
import type { Change } from './change';

/** A person as an issuer knows them. */
export interface Holder {
  issuer: string;
  subject: string;
}

/** What became of a sign-in's address; ELSEWHERE: it is known to another issuer, or goes by another address. */
export type AddressMove = 'MOVED' | 'TAKEN' | 'ELSEWHERE';

/** A session as its issuer calls it. */
export interface IssuerSession {
  issuer: string;
  sessionId: string;
}

/** What features may do to sign-ins; the identity part does it, in the caller's transaction. */
export interface SignIns {
  /** The one issuer whose tokens are accepted. */
  readonly issuer: string;
  /** From now on this holder signs in as this customer. False where the holder is somebody's already. */
  bind(manager: EntityManager, holder: Holder, customerId: string): Promise<boolean>;
  /** The person signs in by `to` instead of by `from`; TAKEN where somebody else does: then nothing changes. */
  moveAddress(
    manager: EntityManager,
    customerId: string,
    from: readonly string[],
    to: string,
  ): Promise<AddressMove>;
  /** Nobody signs in as this customer by these addresses any more. */
  closeAddresses(manager: EntityManager, customerId: string, addresses: readonly string[]): Promise<void>;
  /**
   * Ends one session on every node within five seconds, its refresh tokens with it. A browser that has
   * also the session `kept`, the caller's own, stays signed in at the issuer.
   */
  endSession(manager: EntityManager, issuer: string, sessionId: string, kept?: string | null): Promise<void>;
  /** What the issuer itself knows of a customer's sessions; nothing where it is a foreign one. */
  sessionsAtIssuer(manager: EntityManager, customerId: string): Promise<IssuerSession[]>;
  /** Was the session ended, or every session of its holder since it was seen at that time? */
  isEnded(manager: EntityManager, holder: Holder, sessionId: string, seenAt: Date): Promise<boolean>;
  /** Ends every session of a customer. */
  endAll(manager: EntityManager, customerId: string): Promise<void>;
}

/** A session that was open until now. */
export interface EndedSession extends IssuerSession {
  id: string;
  customerId: string;
}

/** The sessions that customers see: whoever ends a sign-in has it written there, in the same transaction. */
export interface SessionBook {
  /** Answers those that were open until now. */
  close(manager: EntityManager, issuer: string, sessionId: string): Promise<EndedSession[]>;
  /** The same for every session of a holder. */
  closeAll(manager: EntityManager, holder: Holder): Promise<EndedSession[]>;
  /** Records that the issuer signed these people out. */
  signedOutByIssuer(change: Change, ended: readonly EndedSession[]): Promise<void>;
}
