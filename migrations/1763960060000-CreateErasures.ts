import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { flag, id, longText, text, time } from './columns';

const order = (runner: QueryRunner) =>
  new Table({
    name: 'erasure_order',
    columns: [
      id,
      text('customerId', 40),
      flag('endAccount', runner),
      time('executesAfter', true),
      longText('excepted', true),
      longText('plan', true),
      longText('files', true),
    ],
    indices: [{ name: 'erasure_order_customerId', columnNames: ['customerId'] }],
  });

const approval = new Table({
  name: 'erasure_approval',
  columns: [id, text('customerId', 40), text('officerId', 40), text('terms', 64), time('approvedAt')],
  indices: [{ name: 'erasure_approval_customerId', columnNames: ['customerId'] }],
});

export class CreateErasures1763960060000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(order(runner), true);
    await runner.createTable(approval, true);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(approval, true);
    await runner.dropTable('erasure_order', true);
  }
}
