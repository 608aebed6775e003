import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { id, int, text, time } from './columns';

const invoiceDocument = new Table({
  name: 'invoice_document',
  columns: [
    id,
    text('customerId', 40),
    { name: 'box', type: 'blob' },
    int('bytes'),
    text('sha256', 64),
    time('renderedAt'),
  ],
  indices: [{ name: 'invoice_document_customerId', columnNames: ['customerId'] }],
});

export class CreateInvoiceDocuments1763960007300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(invoiceDocument, true);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(invoiceDocument, true);
  }
}
