import type { LegalBasis } from '../../personal-data';
import { Right } from '../requests/vocabulary';

const { ACCESS, RECTIFICATION, ERASURE, RESTRICTION, PORTABILITY, OBJECTION } = Right;

const rightsOfBases: Record<LegalBasis, readonly Right[]> = {
  CONSENT: [ACCESS, RECTIFICATION, ERASURE, RESTRICTION, PORTABILITY],
  CONTRACT: [ACCESS, RECTIFICATION, ERASURE, RESTRICTION, PORTABILITY],
  LEGAL_OBLIGATION: [ACCESS, RECTIFICATION, RESTRICTION],
  LEGITIMATE_INTERESTS: [ACCESS, RECTIFICATION, ERASURE, RESTRICTION, OBJECTION],
};

/** What a purpose is about, beyond its legal basis. */
export interface Processing {
  legalBasis: LegalBasis;
  isMarketing: boolean;
  /** Has the legal obligation to keep the data ended? */
  hasDutyEnded: boolean;
}

/** Does a right apply to what is held on this basis? */
export function appliesTo(right: Right, { legalBasis, isMarketing, hasDutyEnded }: Processing): boolean {
  // Art. 21(2): marketing may be objected to whatever the basis.
  if (right === OBJECTION && isMarketing) return true;
  // Art. 17(1)(a), 17(3)(b): what is held by legal obligation may be erased once the duty has ended.
  if (right === ERASURE && legalBasis === 'LEGAL_OBLIGATION') return hasDutyEnded;
  return rightsOfBases[legalBasis].includes(right);
}
