import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';
import { flag, text } from './columns';

const table = 'access_log_entry';

export class AddSessionToAccessLog1763960009100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const added = [
      new TableColumn(text('sessionId', 40, true)),
      new TableColumn({ ...flag('newDevice', runner), default: 0 }),
    ];
    for (const column of added)
      if (!(await runner.hasColumn(table, column.name))) await runner.addColumn(table, column);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumns(table, ['sessionId', 'newDevice'], true);
  }
}
