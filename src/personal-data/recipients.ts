import type { Text } from '../foundation/text';

export interface Recipient {
  name: Text;
  role: 'PROCESSOR' | 'CONTROLLER' | 'AUTHORITY' | 'ACQUIRER';
  purpose: Text;
  /** Why it needs not be told of corrections and erasures (Art. 19); left out: it is told. */
  followsUs?: Text;
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
  },
  payment_processor: {
    name: { en: 'Payment processor', de: 'Zahlungsdienstleister' },
    role: 'PROCESSOR',
    purpose: {
      en: 'stores payment methods and collects payments',
      de: 'verwahrt Zahlungsmittel und zieht Zahlungen ein',
    },
  },
  email_provider: {
    name: { en: 'E-mail provider', de: 'E-Mail-Anbieter' },
    role: 'PROCESSOR',
    purpose: { en: 'delivers our e-mails', de: 'stellt unsere E-Mails zu' },
    followsUs: {
      en: 'It is given an address with each single e-mail, so that the next one carries the present address or none.',
      de: 'Er erhält eine Adresse nur mit der einzelnen E-Mail; die nächste trägt die jetzige Adresse oder keine.',
    },
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
  },
} as const satisfies Record<string, Recipient>;
export type RecipientCode = keyof typeof recipients;
