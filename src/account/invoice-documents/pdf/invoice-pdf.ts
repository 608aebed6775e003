import PdfDocument from 'pdfkit';
import { buffer } from 'node:stream/consumers';
import type { Language } from '../../../foundation/text';
import type { Controller } from '../../../settings';
import type { Recipient } from '../../invoices';
import { invoiceWords } from './invoice.messages';
import { addressLines, dayOf, moneyOf, printable } from './in-words';
import { invoiceFont } from './font';

/** Everything that stands on an invoice. */
export interface InvoiceFacts {
  number: string;
  issuedOn: string;
  dueOn: string;
  totalMinor: number;
  currency: string;
  recipient: Recipient | null;
}

type Issuer = Pick<Controller, 'name' | 'email' | 'postalAddress'>;

const size = { small: 9, text: 10, heading: 20 };
const margin = 56;
const labelWidth = 230;

/** An invoice as a PDF/A: the same facts make the same bytes, whenever they are printed. */
export async function invoicePdf(facts: InvoiceFacts, issuer: Issuer): Promise<Buffer> {
  const language = facts.recipient?.language ?? 'en';
  const words = invoiceWords[language];
  const page = openPage(facts, issuer, `${words.invoice} ${facts.number}`, language);
  page.fontSize(size.small).text(issuerLines(issuer, language).join(' · '));
  page.moveDown(3).fontSize(size.text).text(recipientLines(facts.recipient, language).join('\n'));
  page.moveDown(3).fontSize(size.heading).text(words.invoice).moveDown(0.5).fontSize(size.text);
  row(page, words.number, printable(facts.number));
  row(page, words.issuedOn, dayOf(facts.issuedOn, language));
  row(page, words.dueOn, dayOf(facts.dueOn, language));
  if (facts.recipient?.vatId) row(page, words.vatId, printable(facts.recipient.vatId));
  row(page.moveDown(1), words.total, moneyOf(facts.totalMinor, facts.currency, language));
  page.moveDown(2).text(words.payBy(dayOf(facts.dueOn, language)), margin);
  page.end();
  return buffer(page);
}

/** Every date in the file is the day of issue, and nothing in it is random. */
function openPage({ issuedOn }: InvoiceFacts, { name }: Issuer, title: string, lang: Language) {
  const at = new Date(`${issuedOn}T00:00:00Z`);
  const info = { Title: title, Author: name ?? '', Creator: '', Producer: '', CreationDate: at, ModDate: at };
  const page = new PdfDocument({
    size: 'A4',
    margin,
    lang,
    info,
    displayTitle: true,
    pdfVersion: '1.7',
    subset: 'PDF/A-2b',
  });
  return page.font(invoiceFont());
}

function row(page: PDFKit.PDFDocument, label: string, value: string): void {
  const { y } = page;
  page.text(label, margin, y, { width: labelWidth });
  const next = page.y;
  page.text(value, margin + labelWidth, y);
  page.y = Math.max(next, page.y) + 4;
}

function issuerLines({ name, email, postalAddress }: Issuer, language: Language): string[] {
  return [name, ...(postalAddress ? addressLines(postalAddress, language) : []), email]
    .filter((line) => line !== null)
    .map(printable);
}

function recipientLines(recipient: Recipient | null, language: Language): string[] {
  if (!recipient) return [];
  const { companyName, name, address } = recipient;
  return [companyName, name, ...(address ? addressLines(address, language) : [])]
    .filter((line) => line !== null)
    .map(printable);
}
