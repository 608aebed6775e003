import type { DataSource } from 'typeorm';
import type { JobKind, Work } from '../../jobs';
import type { PersonalRecords } from '../../personal-data';
import type { Controller } from '../../settings';
import { Invoice, type Recipient } from '../invoices';
import type { InvoiceDocuments } from './invoice-documents';
import { type InvoiceFacts, invoicePdf } from './pdf/invoice-pdf';

export const renderKind = 'invoice.render';

/**
 * Makes up the document of an invoice, once. An attempt that is cut off leaves nothing behind, and the
 * next one makes the same bytes: all that stands on it was written with the invoice.
 */
export class InvoiceDocumentJob implements JobKind {
  readonly kind = renderKind;
  readonly serves = { purpose: 'tax' } as const;

  constructor(
    private readonly database: DataSource,
    private readonly records: PersonalRecords,
    private readonly documents: InvoiceDocuments,
    private readonly controller: Controller,
  ) {}

  async execute(work: Work): Promise<void> {
    const invoice = await this.database.manager.findOneBy(Invoice, { id: work.about });
    const isMade = (await this.documents.findHeads([work.about])).size > 0;
    const facts = invoice && !isMade && (await this.factsOf(invoice));
    if (!facts) return work.finish();
    await work.finish(await this.documents.seal(invoice, await invoicePdf(facts, this.controller)));
  }

  /** Null once the key is destroyed. */
  private async factsOf(invoice: Invoice): Promise<InvoiceFacts | null> {
    const number = await this.records.open(invoice, 'number');
    const totalMinor = await this.records.open(invoice, 'totalMinor');
    if (number === null || totalMinor === null) return null;
    const { issuedOn, dueOn, currency } = invoice;
    const recipient = await this.records.openJson<Recipient>(invoice, 'recipient');
    return { number, issuedOn, dueOn, totalMinor: Number(totalMinor), currency, recipient };
  }
}
