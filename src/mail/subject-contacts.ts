import type { EntityManager } from 'typeorm';

/** Where to write to a person, as the account knows it; handed in by the composition root. */
export interface SubjectContacts {
  /** Null where there is no address, or no longer one. */
  emailOf(
    manager: EntityManager,
    customerId: string,
  ): Promise<{ address: string; locale: string | null } | null>;
  /** Every address on file, each once. */
  everyEmailOf(manager: EntityManager, customerId: string): Promise<string[]>;
  /** The ids of the customers whose address on file it is: nobody without a proof of the mailbox may learn of them. */
  holdersOf(manager: EntityManager, address: string): Promise<string[]>;
}
