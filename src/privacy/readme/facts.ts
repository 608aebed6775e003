import type { Language } from '../../foundation/text';
import type { Category, PersonalColumn, Purpose } from '../../personal-data';

interface Address {
  lines: string[];
  city: string;
  region: string | null;
  postalCode: string | null;
  country: string;
}

interface Party {
  name: string;
  email: string | null;
  postalAddress: Address | null;
}

/** Who is responsible for the data, as far as it is configured. */
export interface Responsible {
  name: string | null;
  email: string;
  postalAddress: Address | null;
  representative: Party | null;
  euEstablishment: string | null;
  authority: { name: string; country: string; url: string } | null;
  dataProtectionOfficer: Party | null;
}

/** Who receives data, in the words of the answer. */
export interface Receiver {
  name: string;
  purpose: string;
  country: string;
  transferSafeguard: string | null;
}

/** One category of a copy: its columns by table, those that were left out among them. */
export interface CategoryFacts {
  code: Category;
  tables: { name: string; records: number; columns: PersonalColumn[] }[];
}

/** What README.html tells about a copy. */
export interface CopyFacts {
  language: Language;
  reference: string;
  receivedAt: Date;
  generatedAt: Date;
  /** Were only some categories asked for? */
  isPartial: boolean;
  /** Does a decision refuse some of them? */
  isCut: boolean;
  controller: Responsible;
  privacyContact: string;
  categories: CategoryFacts[];
  purposes: Purpose[];
  recipients: readonly Receiver[];
}
