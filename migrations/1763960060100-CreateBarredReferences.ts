import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { time } from './columns';

const barred = new Table({
  name: 'barred_reference',
  columns: [{ name: 'referenceHash', type: 'varchar', length: '43', isPrimary: true }, time('barredAt')],
});

export class CreateBarredReferences1763960060100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(barred, true);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(barred, true);
  }
}
