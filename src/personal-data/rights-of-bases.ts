import type { LegalBasis } from './vocabulary';

/** The rights of Art. 15 to 21. */
export type RightCode = 'ACCESS' | 'RECTIFICATION' | 'ERASURE' | 'RESTRICTION' | 'PORTABILITY' | 'OBJECTION';

const rightsOfBases: Record<LegalBasis, readonly RightCode[]> = {
  CONSENT: ['ACCESS', 'RECTIFICATION', 'ERASURE', 'RESTRICTION', 'PORTABILITY'],
  CONTRACT: ['ACCESS', 'RECTIFICATION', 'ERASURE', 'RESTRICTION', 'PORTABILITY'],
  LEGAL_OBLIGATION: ['ACCESS', 'RECTIFICATION', 'RESTRICTION'],
  LEGITIMATE_INTERESTS: ['ACCESS', 'RECTIFICATION', 'ERASURE', 'RESTRICTION', 'OBJECTION'],
};

/** What is done with data, as far as a right depends on it. */
export interface Basis {
  legalBasis: LegalBasis;
  isMarketing?: boolean;
  /** Has the legal obligation to keep the data ended? */
  hasDutyEnded?: boolean;
}

/** Does a right apply to what is held on this basis? */
export function appliesTo(
  right: RightCode,
  { legalBasis, isMarketing = false, hasDutyEnded = false }: Basis,
): boolean {
  // Art. 21(2): marketing may be objected to whatever the basis.
  if (right === 'OBJECTION' && isMarketing) return true;
  // Art. 17(1)(a), 17(3)(b): what is held by legal obligation may be erased once the duty has ended.
  if (right === 'ERASURE' && legalBasis === 'LEGAL_OBLIGATION') return hasDutyEnded;
  return rightsOfBases[legalBasis].includes(right);
}
