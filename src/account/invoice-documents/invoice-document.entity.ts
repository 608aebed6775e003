import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { idLength } from '../../foundation/ids';
import { byNewInvoice, NotPersonal, PersonalData, RetainedFrom, Subject } from '../../personal-data';
import { Invoice } from '../invoices';

const record = {
  category: 'invoices',
  purpose: 'tax',
  source: 'derived',
  onErasure: 'keep',
  correction: byNewInvoice,
} as const;

/** An invoice as it was made up for its reader: written once, kept as long as the invoice. */
@Entity({ name: 'invoice_document' })
@Index('invoice_document_customerId', ['customerId'])
@Subject('customerId')
@RetainedFrom({ at: 'issuedOn', of: () => Invoice, by: 'id' })
export class InvoiceDocument {
  /** That of the invoice: no invoice has two documents. */
  @PrimaryColumn({ type: 'varchar', length: idLength })
  @NotPersonal()
  id!: string;

  @Column({ type: 'varchar', length: idLength })
  @NotPersonal()
  customerId!: string;

  @Column({ type: 'blob' })
  @PersonalData({
    ...record,
    file: 'pdf',
    plain: 'encrypted as bytes, not as text',
    description: { en: 'invoice as a PDF', de: 'Rechnung als PDF' },
  })
  box!: Buffer;

  @Column({ type: 'int' })
  @PersonalData({
    ...record,
    plain: 'tells its size alone',
    description: { en: 'size in bytes', de: 'Größe in Bytes' },
  })
  bytes!: number;

  @Column({ type: 'varchar', length: 64 })
  @NotPersonal()
  sha256!: string;

  @Column({ type: 'datetime', precision: 3 })
  @NotPersonal()
  renderedAt!: Date;
}
