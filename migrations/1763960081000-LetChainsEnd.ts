import type { MigrationInterface, QueryRunner } from 'typeorm';

const refuse = "BEGIN SELECT RAISE(ABORT, 'ledger_entry is insert-only'); END";
const create = 'CREATE TRIGGER ledger_entry_no_delete BEFORE DELETE ON ledger_entry';

/** An entry may go where a tombstone of its chain follows upon it. Servers have grants: there the administrator does it. */
export class LetChainsEnd1763960081000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const isEnded =
      'SELECT 1 FROM ledger_entry ended WHERE ended.chain = OLD.chain AND ended.seq > OLD.seq ' +
      "AND ended.kind = 'TOMBSTONE'";
    await this.replace(runner, `${create} WHEN NOT EXISTS (${isEnded}) ${refuse}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.replace(runner, `${create} ${refuse}`);
  }

  private async replace(runner: QueryRunner, trigger: string): Promise<void> {
    if (runner.dataSource.options.type !== 'better-sqlite3') return;
    await runner.query('DROP TRIGGER IF EXISTS ledger_entry_no_delete');
    await runner.query(trigger);
  }
}
