import type { EntityManager } from 'typeorm';

/** A person as an issuer knows them. */
export interface Holder {
  issuer: string;
  subject: string;
}

/** What features may do to sign-ins; the identity part does it, in the caller's transaction. */
export interface SignIns {
  /** The one issuer whose tokens are accepted. */
  readonly issuer: string;
  /** From now on this holder signs in as this customer. False where the holder is somebody's already. */
  bind(manager: EntityManager, holder: Holder, customerId: string): Promise<boolean>;
  /** Ends one session on every node within five seconds. */
  endSession(manager: EntityManager, issuer: string, sessionId: string): Promise<void>;
  /** Ends every session of a customer. */
  endAll(manager: EntityManager, customerId: string): Promise<void>;
}
