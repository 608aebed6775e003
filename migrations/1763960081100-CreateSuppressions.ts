import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { time } from './columns';

const suppression = new Table({
  name: 'suppression',
  columns: [
    { name: 'addressHash', type: 'varchar', length: '43', isPrimary: true },
    time('suppressedAt'),
    time('usedAt'),
  ],
  indices: [{ name: 'suppression_usedAt', columnNames: ['usedAt'] }],
});

export class CreateSuppressions1763960081100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(suppression, true);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(suppression, true);
  }
}
