import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';
import { longText } from './columns';

export class AddInvoiceRecipients1763960007200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    if (await runner.hasColumn('invoice', 'recipient')) return;
    await runner.addColumn('invoice', new TableColumn(longText('recipient', true)));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('invoice', 'recipient');
  }
}
