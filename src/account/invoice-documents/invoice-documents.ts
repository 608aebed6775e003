import { createHash } from 'node:crypto';
import { type DataSource, In } from 'typeorm';
import type { Change } from '../../foundation/change';
import type { PersonalRecords } from '../../personal-data';
import type { Invoice } from '../invoices';
import { InvoiceDocument } from './invoice-document.entity';

/** What is told of a document without opening it. */
export type DocumentHead = Pick<InvoiceDocument, 'id' | 'customerId' | 'bytes' | 'sha256'>;

/** The documents of invoices: each written once, and read as it was written. */
export class InvoiceDocuments {
  constructor(
    private readonly database: DataSource,
    private readonly records: PersonalRecords,
  ) {}

  readonly findHeads = async (invoiceIds: readonly string[]): Promise<Map<string, DocumentHead>> => {
    const rows = await this.database.manager.find(InvoiceDocument, {
      select: { id: true, customerId: true, bytes: true, sha256: true },
      where: { id: In([...invoiceIds]) },
    });
    return new Map(rows.map((row) => [row.id, row]));
  };

  /** Null where it is not made yet, or its key is destroyed. */
  async read(invoiceId: string): Promise<Buffer | null> {
    const row = await this.database.manager.findOneBy(InvoiceDocument, { id: invoiceId });
    return row && this.records.openBytes(row, 'box');
  }

  /** Seals a document; nothing is written before the returned function is called with a change. */
  async seal({ id, customerId }: Invoice, pdf: Buffer): Promise<(change: Change) => Promise<void>> {
    const row = { id, customerId };
    const box = await this.records.sealBytes(InvoiceDocument, row, 'box', pdf);
    const sha256 = createHash('sha256').update(pdf).digest('hex');
    return async ({ manager, at }) => {
      await manager.insert(InvoiceDocument, { ...row, box, bytes: pdf.length, sha256, renderedAt: at });
    };
  }
}
