import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { longText, text, time } from './columns';

const idempotencyRecord = new Table({
  name: 'idempotency_record',
  columns: [
    { ...text('id', 43), isPrimary: true },
    text('customerId', 40, true),
    text('fingerprint', 43),
    longText('outcome'),
    time('expiresAt'),
  ],
  indices: [
    { name: 'idempotency_record_expiresAt', columnNames: ['expiresAt'] },
    { name: 'idempotency_record_customerId', columnNames: ['customerId'] },
  ],
});

const milestone = new Table({
  name: 'milestone',
  columns: [{ ...text('name', 40), isPrimary: true }, time('reachedAt')],
});

export class CreateEdge1763960000700 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of [idempotencyRecord, milestone]) await runner.createTable(table, true);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['milestone', 'idempotency_record']) await runner.dropTable(name, true);
  }
}
