import type { Text } from '../foundation/text';
import type { RecipientCode } from './recipients';
import type { RetentionCode } from './retention';
import { appliesTo } from './rights-of-bases';
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
  service_notices: {
    title: { en: 'Important notices', de: 'Wichtige Mitteilungen' },
    description: {
      en: 'To tell you of outages, and of changes to your contract and its prices.',
      de: 'Um Sie über Störungen und über Änderungen Ihres Vertrags und seiner Preise zu unterrichten.',
    },
    legalBasis: 'CONTRACT',
    retention: 'account',
    recipients: ['hosting', 'email_provider'],
  },
  legal_notices: {
    title: { en: 'Notices owed by law', de: 'Gesetzlich geschuldete Mitteilungen' },
    description: {
      en: 'To send you what a law obliges us to tell you, such as a breach of security.',
      de: 'Um Ihnen mitzuteilen, wozu uns ein Gesetz verpflichtet, etwa eine Verletzung der Sicherheit.',
    },
    legalBasis: 'LEGAL_OBLIGATION',
    retention: 'account',
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
  abuse_prevention: {
    title: { en: 'Prevention of abuse', de: 'Schutz vor Missbrauch' },
    description: {
      en: 'To recognise abuse of our services by the pages from which they are called, beyond what Art. 32 GDPR demands.',
      de: 'Um Missbrauch unserer Dienste an den Seiten zu erkennen, von denen sie aufgerufen werden, über das hinaus, was Art. 32 DSGVO verlangt.',
    },
    legalBasis: 'LEGITIMATE_INTERESTS',
    legitimateInterest: {
      en: 'protecting our services and their other customers from fraud and attacks',
      de: 'unsere Dienste und deren andere Kundinnen und Kunden vor Betrug und Angriffen zu schützen',
    },
    stopsOnObjection: false,
    retention: 'access_log',
    recipients: ['hosting'],
  },
  legal_claims: {
    title: { en: 'Legal claims', de: 'Rechtsansprüche' },
    description: {
      en: 'To establish, exercise or defend legal claims.',
      de: 'Um Rechtsansprüche geltend zu machen, auszuüben oder abzuwehren.',
    },
    legalBasis: 'LEGITIMATE_INTERESTS',
    legitimateInterest: {
      en: 'having the law on our side in a dispute, also to protect the rights of others',
      de: 'im Streit zu unserem Recht zu kommen, auch zum Schutz der Rechte anderer',
    },
    stopsOnObjection: false,
    retention: 'legal_hold',
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
  identity_check: {
    title: { en: 'Making sure who asks', de: 'Prüfung, wer einen Antrag stellt' },
    description: {
      en: 'To make sure that whoever makes a privacy request without signing in reads mail at the address given (Art. 12(6) GDPR).',
      de: 'Um sicherzugehen, dass wer ohne Anmeldung einen Datenschutzantrag stellt, Post unter der genannten Adresse liest (Art. 12 Abs. 6 DSGVO).',
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

/** A purpose by its code. */
export function purposeOf(code: PurposeCode): Purpose {
  return purposes[code];
}

/** Null where no purpose is called so. */
export function purposeNamed(name: string): PurposeCode | null {
  return Object.hasOwn(purposes, name) ? (name as PurposeCode) : null;
}

/** Does the right to object reach it (Art. 21)? */
export function mayObjectTo(code: PurposeCode): boolean {
  const { legalBasis } = purposes[code];
  return appliesTo('OBJECTION', { legalBasis, isMarketing: code === 'marketing' });
}
