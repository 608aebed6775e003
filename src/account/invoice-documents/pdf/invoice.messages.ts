import type { Language } from '../../../foundation/text';

export interface InvoiceWords {
  invoice: string;
  number: string;
  issuedOn: string;
  dueOn: string;
  vatId: string;
  total: string;
  payBy: (day: string) => string;
}

/** What stands on every invoice, in the language of its reader. */
export const invoiceWords: Record<Language, InvoiceWords> = {
  en: {
    invoice: 'Invoice',
    number: 'Invoice number',
    issuedOn: 'Date of issue',
    dueOn: 'Due',
    vatId: 'Your VAT identification number',
    total: 'Total including taxes',
    payBy: (day) => `Please pay by ${day}. Who pays by card or direct debit need not do anything.`,
  },
  de: {
    invoice: 'Rechnung',
    number: 'Rechnungsnummer',
    issuedOn: 'Rechnungsdatum',
    dueOn: 'Fällig am',
    vatId: 'Ihre Umsatzsteuer-Identifikationsnummer',
    total: 'Gesamtbetrag einschließlich Steuern',
    payBy: (day) => `Bitte zahlen Sie bis zum ${day}. Wer mit Karte oder Lastschrift zahlt, muss nichts tun.`,
  },
};
