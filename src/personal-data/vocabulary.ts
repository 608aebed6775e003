import type { Text } from '../foundation/text';

/** The categories of personal data, as the policy's sections 2.1 to 2.3 and the law's registers sort them. */
export const categories = {
  identity: { en: 'Name and company', de: 'Name und Firma' },
  contact: { en: 'Contact details', de: 'Kontaktdaten' },
  settings: { en: 'Language and time zone', de: 'Sprache und Zeitzone' },
  billing: { en: 'Billing details and payment methods', de: 'Rechnungsangaben und Zahlungsmittel' },
  invoices: { en: 'Invoices', de: 'Rechnungen' },
  communication: { en: 'Communication preferences', de: 'Kommunikationseinstellungen' },
  log: { en: 'Log data', de: 'Protokolldaten' },
  sign_in: { en: 'Sign-in data', de: 'Anmeldedaten' },
  requests: { en: 'Privacy requests and receipts', de: 'Datenschutzanträge und Quittungen' },
} as const satisfies Record<string, Text>;
export type Category = keyof typeof categories;

/** Where a value came from: the person, the person's use of the service, or our own reckoning. */
export const sources = {
  provided: { en: 'provided by you', de: 'von Ihnen angegeben' },
  observed: { en: 'observed while you used the service', de: 'bei der Nutzung des Dienstes erfasst' },
  derived: { en: 'derived by us', de: 'von uns abgeleitet' },
} as const satisfies Record<string, Text>;
export type Source = keyof typeof sources;

/** What an erasure does to a column. */
export const erasureStrategies = {
  delete: { en: 'deleted', de: 'gelöscht' },
  pseudonymise: { en: 'pseudonymised', de: 'pseudonymisiert' },
  keep: {
    en: 'kept as long as a law demands, then deleted',
    de: 'aufbewahrt, solange ein Gesetz es verlangt, dann gelöscht',
  },
} as const satisfies Record<string, Text>;
export type ErasureStrategy = keyof typeof erasureStrategies;

/** Art. 6(1): exactly one founds each purpose. */
export const legalBases = {
  CONSENT: {
    en: 'your consent (Art. 6(1)(a) GDPR)',
    de: 'Ihre Einwilligung (Art. 6 Abs. 1 Buchst. a DSGVO)',
  },
  CONTRACT: {
    en: 'the contract with you (Art. 6(1)(b) GDPR)',
    de: 'der Vertrag mit Ihnen (Art. 6 Abs. 1 Buchst. b DSGVO)',
  },
  LEGAL_OBLIGATION: {
    en: 'a legal obligation (Art. 6(1)(c) GDPR)',
    de: 'eine rechtliche Verpflichtung (Art. 6 Abs. 1 Buchst. c DSGVO)',
  },
  LEGITIMATE_INTERESTS: {
    en: 'legitimate interests (Art. 6(1)(f) GDPR)',
    de: 'berechtigte Interessen (Art. 6 Abs. 1 Buchst. f DSGVO)',
  },
} as const satisfies Record<string, Text>;
export type LegalBasis = keyof typeof legalBases;
