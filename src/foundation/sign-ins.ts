import type { EntityManager } from 'typeorm';
import type { Change } from './change';

/** A person as an issuer knows them. */
export interface Holder {
  issuer: string;
  subject: string;
}

/** A session as its issuer calls it. */
export interface IssuerSession {
  issuer: string;
  sessionId: string;
}

/** What features may do to sign-ins; the identity part does it, in the caller's transaction. */
export interface SignIns {
  /** From now on this holder signs in as this customer. False where the holder is somebody's already. */
  bind(manager: EntityManager, holder: Holder, customerId: string): Promise<boolean>;
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
