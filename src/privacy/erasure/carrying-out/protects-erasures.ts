import type { EntityManager } from 'typeorm';
import type { Codes } from '../../../vault';

/** An erasure as it is told to the protective ledger: in codes, and no value of the person. */
export interface ErasureProtection {
  /** The same however often it is told. */
  key: string;
  kind: 'erasure' | 'erasure_remainder';
  /** The customer's id; the ledger keeps a pseudonym. */
  subject: string;
  codes: Codes;
}

/** What a restored backup must not undo: announced before the first row goes, settled with the last. */
export interface ProtectsErasures {
  announce(protection: ErasureProtection, identifiers: string | null): Promise<void>;
  settle(manager: EntityManager, key: string): Promise<void>;
  /** What was given when it was announced; null once it is forgotten. */
  identifiersOf(key: string): Promise<string | null>;
  forgetIdentifiers(key: string): Promise<void>;
}

/** Destroys the key of a person, or of a person and a retention rule; done again, it changes nothing. */
export interface DestroysKeys {
  destroy(subject: string, rule: string | null): Promise<void>;
}
