import type { Text } from '../foundation/text';

export interface Recipient {
  name: Text;
  role: 'PROCESSOR' | 'CONTROLLER' | 'AUTHORITY' | 'ACQUIRER';
  purpose: Text;
  /** Why it needs not be told of corrections and erasures (Art. 19); left out: it is told. */
  followsUs?: Text;
  /** ISO 3166-1 alpha-2; an operator names its own by the setting RECIPIENTS. */
  country: string;
  /** What protects data outside the European Economic Area (Art. 46); left out where it stays inside. */
  transferSafeguard?: Text;
  /** Is it named to everybody, or to those who are signed in? */
  isPublic: boolean;
}

/** Who receives personal data (policy, section 4). */
export const recipients = {
  hosting: {
    name: { en: 'Hosting provider', de: 'Hosting-Anbieter' },
    role: 'PROCESSOR',
    purpose: {
      en: 'runs the servers and stores the data on our behalf',
      de: 'betreibt die Server und speichert die Daten in unserem Auftrag',
    },
    followsUs: {
      en: 'It holds nothing but our own stores: what we correct or erase there is corrected or erased.',
      de: 'Er hat nichts als unsere eigenen Speicher: was wir dort berichtigen oder löschen, ist berichtigt oder gelöscht.',
    },
    country: 'DE',
    isPublic: true,
  },
  payment_processor: {
    name: { en: 'Payment processor', de: 'Zahlungsdienstleister' },
    role: 'PROCESSOR',
    purpose: {
      en: 'stores payment methods and collects payments',
      de: 'verwahrt Zahlungsmittel und zieht Zahlungen ein',
    },
    country: 'IE',
    isPublic: true,
  },
  email_provider: {
    name: { en: 'E-mail provider', de: 'E-Mail-Anbieter' },
    role: 'PROCESSOR',
    purpose: { en: 'delivers our e-mails', de: 'stellt unsere E-Mails zu' },
    followsUs: {
      en: 'It is given an address with each single e-mail, so that the next one carries the present address or none.',
      de: 'Er erhält eine Adresse nur mit der einzelnen E-Mail; die nächste trägt die jetzige Adresse oder keine.',
    },
    country: 'DE',
    isPublic: true,
  },
  bank: {
    name: { en: 'Banks', de: 'Banken' },
    role: 'CONTROLLER',
    purpose: { en: 'carry out payments', de: 'führen Zahlungen aus' },
    followsUs: {
      en: 'They are given what a single payment needs; the next one carries what is right then.',
      de: 'Sie erhalten, was eine einzelne Zahlung braucht; die nächste trägt, was dann richtig ist.',
    },
    country: 'DE',
    isPublic: false,
  },
  auditor: {
    name: { en: 'Auditors', de: 'Wirtschaftsprüfung' },
    role: 'CONTROLLER',
    purpose: { en: 'examine our accounts', de: 'prüft unsere Bücher' },
    followsUs: {
      en: 'They are given nothing before they ask, and see then what stands at that time.',
      de: 'Sie erhalten nichts, bevor sie es verlangen, und sehen dann, was zu dieser Zeit gilt.',
    },
    country: 'DE',
    isPublic: false,
  },
  tax_authority: {
    name: { en: 'Tax authorities', de: 'Finanzbehörden' },
    role: 'AUTHORITY',
    purpose: {
      en: 'examine books and invoices as the law provides',
      de: 'prüfen Bücher und Rechnungen nach dem Gesetz',
    },
    followsUs: {
      en: 'They are given nothing before they ask, and see then what stands at that time.',
      de: 'Sie erhalten nichts, bevor sie es verlangen, und sehen dann, was zu dieser Zeit gilt.',
    },
    country: 'DE',
    isPublic: false,
  },
} as const satisfies Record<string, Recipient>;
export type RecipientCode = keyof typeof recipients;
