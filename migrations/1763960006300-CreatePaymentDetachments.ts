import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { id, longText, text, time } from './columns';

const paymentDetachment = new Table({
  name: 'payment_detachment',
  columns: [
    id,
    text('customerId', 40),
    longText('processorToken'),
    text('processorTokenIndex', 43),
    time('requestedAt'),
  ],
  indices: [
    { name: 'payment_detachment_customerId', columnNames: ['customerId'] },
    { name: 'payment_detachment_processorTokenIndex', columnNames: ['processorTokenIndex'], isUnique: true },
  ],
});

export class CreatePaymentDetachments1763960006300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(paymentDetachment, true);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(paymentDetachment, true);
  }
}
