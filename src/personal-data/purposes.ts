import type { Text } from '../foundation/text';
import type { RecipientCode } from './recipients';
import type { RetentionCode } from './retention';
import type { LegalBasis } from './vocabulary';

export interface Purpose {
  title: Text;
  description: Text;
  legalBasis: LegalBasis;
  retention: RetentionCode;
  recipients: readonly RecipientCode[];
  /** Of a purpose on that basis alone: which interest (Art. 13(1)(d)). */
  legitimateInterest?: Text;
  /** False where it also protects others: it goes on being recorded, sealed, while an objection is weighed (Art. 21(1)). */
  stopsOnObjection?: boolean;
}

/** Why personal data is held: policy section 3, each purpose with exactly one legal basis. */
export const purposes = {
  service: {
    title: { en: 'Providing the service', de: 'Erbringung des Dienstes' },
    description: {
      en: 'To provide, maintain and support your call-centre and PBX products and to answer your enquiries.',
      de: 'Um Ihre Callcenter- und Telefonanlagen-Produkte bereitzustellen, zu warten und Ihre Anfragen zu beantworten.',
    },
    legalBasis: 'CONTRACT',
    retention: 'account',
    recipients: ['hosting', 'email_provider'],
  },
  marketing: {
    title: { en: 'Product news', de: 'Produktneuigkeiten' },
    description: {
      en: 'To tell you about products and offers on the channels you agreed to.',
      de: 'Um Ihnen auf den von Ihnen gewählten Wegen von Produkten und Angeboten zu berichten.',
    },
    legalBasis: 'CONSENT',
    retention: 'consent_proof',
    recipients: ['hosting', 'email_provider'],
  },
  billing: {
    title: { en: 'Billing and payment', de: 'Abrechnung und Zahlung' },
    description: {
      en: 'To bill you and to collect payments.',
      de: 'Um Ihnen Rechnungen zu stellen und Zahlungen einzuziehen.',
    },
    legalBasis: 'CONTRACT',
    retention: 'account',
    recipients: ['hosting', 'payment_processor', 'bank'],
  },
  tax: {
    title: { en: 'Tax records', de: 'Steuerliche Aufbewahrung' },
    description: {
      en: 'To keep invoices as tax law demands.',
      de: 'Um Rechnungen so lange aufzubewahren, wie das Steuerrecht es verlangt.',
    },
    legalBasis: 'LEGAL_OBLIGATION',
    retention: 'invoice',
    recipients: ['hosting', 'tax_authority', 'auditor'],
  },
  rights: {
    title: { en: 'Your data-protection rights', de: 'Ihre Datenschutzrechte' },
    description: {
      en: 'To answer your privacy requests and to be able to prove that we did.',
      de: 'Um Ihre Datenschutzanträge zu beantworten und das nachweisen zu können.',
    },
    legalBasis: 'LEGAL_OBLIGATION',
    retention: 'rights_request',
    recipients: ['hosting', 'email_provider'],
  },
  package: {
    title: { en: 'Your data packages', de: 'Ihre Datenpakete' },
    description: {
      en: 'To keep the copy of your data that you asked for ready for download.',
      de: 'Um die von Ihnen verlangte Kopie Ihrer Daten zum Abruf bereitzuhalten.',
    },
    legalBasis: 'LEGAL_OBLIGATION',
    retention: 'package',
    recipients: ['hosting'],
  },
  security: {
    title: { en: 'Security of your account', de: 'Sicherheit Ihres Kontos' },
    description: {
      en: 'To see who accessed your account and to protect it (Art. 32 GDPR).',
      de: 'Um zu sehen, wer auf Ihr Konto zugriff, und es zu schützen (Art. 32 DSGVO).',
    },
    legalBasis: 'LEGAL_OBLIGATION',
    retention: 'access_log',
    recipients: ['hosting'],
  },
  sign_in: {
    title: { en: 'Signing you in', de: 'Anmeldung' },
    description: {
      en: 'To know that it is you who signs in.',
      de: 'Um zu wissen, dass Sie es sind, der sich anmeldet.',
    },
    legalBasis: 'CONTRACT',
    retention: 'account',
    recipients: ['hosting'],
  },
  address_check: {
    title: { en: 'Making sure of a new address', de: 'Prüfung einer neuen Adresse' },
    description: {
      en: 'To make sure that a new e-mail address is yours, and to undo a change that you did not make (Art. 32 GDPR).',
      de: 'Um sicherzugehen, dass eine neue E-Mail-Adresse Ihnen gehört, und um eine Änderung rückgängig zu machen, die nicht von Ihnen stammt (Art. 32 DSGVO).',
    },
    legalBasis: 'LEGAL_OBLIGATION',
    retention: 'short_lived',
    recipients: ['hosting', 'email_provider'],
  },
  delivery: {
    title: { en: 'Work in progress', de: 'Laufende Vorgänge' },
    description: {
      en: 'Mails on their way, answers kept for a repeated request, and other short-lived records.',
      de: 'E-Mails in Zustellung, Antworten für wiederholte Anfragen und andere kurzlebige Einträge.',
    },
    legalBasis: 'CONTRACT',
    retention: 'short_lived',
    recipients: ['hosting', 'email_provider'],
  },
} as const satisfies Record<string, Purpose>;
export type PurposeCode = keyof typeof purposes;

/** Art. 21(1) and (2): to legitimate interests, and to direct marketing whatever its basis. */
export function mayObjectTo(code: PurposeCode): boolean {
  const { legalBasis } = purposes[code] as Purpose;
  return code === 'marketing' || legalBasis === 'LEGITIMATE_INTERESTS';
}
