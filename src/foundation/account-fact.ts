import type { EntityManager } from 'typeorm';
import type { Text } from './text';

/** Something that a person's account knows and a mail does not: it tells the person from whoever reads their mail. */
export interface AccountFact {
  /** What the person is asked. */
  readonly question: Text;
  /** Does the account know such a fact? */
  isHeld(manager: EntityManager, customerId: string): Promise<boolean>;
  /** Compared in constant time; what was typed is kept nowhere. */
  isRight(manager: EntityManager, customerId: string, typed: string): Promise<boolean>;
}
