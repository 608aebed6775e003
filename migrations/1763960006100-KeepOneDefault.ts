import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';
import { addIndex } from './additions';
import { flag } from './columns';

const table = 'payment_method';
const index = 'payment_method_customerId_isDefault';

/** A method that is no default says NULL, so that the unique key lets each customer have one that is. */
export class KeepOneDefault1763960006100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await permitNull(runner, true);
    await runner.query('UPDATE payment_method SET isDefault = NULL WHERE isDefault = 0');
    await addIndex(runner, table, { name: index, columnNames: ['customerId', 'isDefault'], isUnique: true });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex(table, index);
    await runner.query('UPDATE payment_method SET isDefault = 0 WHERE isDefault IS NULL');
    await permitNull(runner, false);
  }
}

async function permitNull(runner: QueryRunner, isNullable: boolean): Promise<void> {
  const known = await runner.getTable(table);
  if (known?.findColumnByName('isDefault')?.isNullable === isNullable) return;
  const column = new TableColumn({ ...flag('isDefault', runner), isNullable });
  await runner.changeColumn(table, 'isDefault', column);
}
