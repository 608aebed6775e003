import type { PurposeCode } from '../../personal-data';

/** What neither a restriction nor an objection bars (Art. 18(2)): this list is closed, and each use of it is logged. */
export const exemptions = {
  STORAGE: 'keeping what is held, and deleting it when its time is over',
  SECURITY: 'security of the stored data and of the account (Art. 32)',
  OWN_ACT: "the person's own reading, writing and exporting",
  ANSWERING_RIGHTS: 'answering the rights of the person',
  NOTICES_OWED_BY_LAW: 'notices that a law obliges us to send',
  LEGAL_CLAIMS: 'establishing, exercising or defending legal claims',
  RIGHTS_OF_OTHERS: 'protecting the rights of another person',
  INVOICES_AND_TAX: 'invoices and what tax law demands',
} as const satisfies Record<string, string>;
export type Exemption = keyof typeof exemptions;

/** Purposes that are exempt by what they are. */
const exemptPurposes: Partial<Record<PurposeCode, Exemption>> = {
  rights: 'ANSWERING_RIGHTS',
  package: 'ANSWERING_RIGHTS',
  security: 'SECURITY',
  sign_in: 'SECURITY',
  address_check: 'SECURITY',
  tax: 'INVOICES_AND_TAX',
  legal_claims: 'LEGAL_CLAIMS',
  legal_notices: 'NOTICES_OWED_BY_LAW',
};

/** Null for a purpose that the person's rights can stand against. */
export function exemptionOf(purpose: PurposeCode): Exemption | null {
  return exemptPurposes[purpose] ?? null;
}
