import type { Text } from '../foundation/text';

export interface Recipient {
  name: Text;
  role: 'PROCESSOR' | 'CONTROLLER' | 'AUTHORITY' | 'ACQUIRER';
  purpose: Text;
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
  },
  tax_authority: {
    name: { en: 'Tax authorities', de: 'Finanzbehörden' },
    role: 'AUTHORITY',
    purpose: {
      en: 'examine books and invoices as the law provides',
      de: 'prüfen Bücher und Rechnungen nach dem Gesetz',
    },
  },
} as const satisfies Record<string, Recipient>;
export type RecipientCode = keyof typeof recipients;
