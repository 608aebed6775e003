import type { EntityManager } from 'typeorm';

/** Where to write to a person, as the account knows it; handed in by the composition root. */
export interface SubjectContacts {
  /** Null where there is no address, or no longer one. */
  emailOf(
    manager: EntityManager,
    customerId: string,
  ): Promise<{ address: string; locale: string | null } | null>;
}
