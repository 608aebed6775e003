import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, addIndex } from './additions';
import { flag } from './columns';

const tables = ['access_log_entry', 'session'];
const index = 'access_log_entry_ipTruncated_at';

export class AddIpTruncation1763960070100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const column = { ...flag('ipTruncated', runner), default: 0 };
    for (const table of tables) await addColumns(runner, table, [column]);
    await addIndex(runner, 'access_log_entry', { name: index, columnNames: ['ipTruncated', 'at'] });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('access_log_entry', index);
    for (const table of tables) await runner.dropColumn(table, 'ipTruncated');
  }
}
