import type { DataSource } from 'typeorm';
import type { Download, Downloads } from '../../downloads';
import type { Clock } from '../../foundation/clock';
import { inTransaction } from '../../foundation/database';
import type { Ledger } from '../../ledger';
import type { PersonalRecords } from '../../personal-data';
import { Invoice } from '../invoices';
import type { InvoiceDocuments } from './invoice-documents';

export const invoiceKind = { path: 'invoices', prefix: 'inv', purpose: 'tax' } as const;

/** Invoices behind their download links. */
export class InvoiceDownloads implements Downloads {
  readonly kind = invoiceKind;

  constructor(
    private readonly database: DataSource,
    private readonly records: PersonalRecords,
    private readonly documents: InvoiceDocuments,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
  ) {}

  async find(id: string): Promise<Download | 'MISSING' | 'EXPIRED'> {
    const invoice = await this.database.manager.findOneBy(Invoice, { id });
    const head = (await this.documents.findHeads([id])).get(id);
    const number = invoice && (await this.records.open(invoice, 'number'));
    const pdf = head && (await this.documents.read(id));
    if (!invoice || !number || !pdf) return 'MISSING';
    return {
      id,
      fileName: `${fileNameOf(number)}.pdf`,
      mediaType: 'application/pdf',
      bytes: head.bytes,
      sha256: head.sha256,
      read: (start, end) => partOf(pdf, start, end),
      begin: () => this.begin(invoice),
    };
  }

  private async begin({ id, customerId }: Invoice): Promise<void> {
    await inTransaction(this.database, (manager) =>
      this.ledger.record(
        { manager, actor: null, at: this.clock.now(), afterCommit: () => undefined },
        { subject: customerId, action: 'invoice.downloaded', about: id },
      ),
    );
  }
}

/** A number as every file system takes it. */
function fileNameOf(number: string): string {
  const plain = number
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-');
  return plain.replace(/^[.-]+|[.-]+$/g, '') || 'invoice';
}

async function* partOf(pdf: Buffer, start: number, end: number): AsyncGenerator<Buffer> {
  yield pdf.subarray(start, end + 1);
}
