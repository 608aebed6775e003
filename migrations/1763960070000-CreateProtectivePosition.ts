import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { text } from './columns';

const position = new Table({
  name: 'protective_position',
  columns: [{ name: 'seq', type: 'integer', isPrimary: true }, text('key', 120)],
});

export class CreateProtectivePosition1763960070000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(position, true);
    const rows = runner.manager.createQueryBuilder().from('protective_position', 'position');
    const known = await rows.select('COUNT(*)', 'count').getRawOne<{ count: number | string }>();
    if (Number(known?.count) > 0) return;
    // A main database that knows nothing of the protective ledger is older than its first entry.
    const first = runner.manager.createQueryBuilder().insert().into('protective_position', ['seq', 'key']);
    await first.values({ seq: 0, key: '' }).execute();
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(position, true);
  }
}
