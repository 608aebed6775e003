import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { longText, text, time } from '../columns';

const entry = new Table({
  name: 'protective_entry',
  columns: [
    { name: 'seq', type: 'integer', isPrimary: true },
    text('key', 120),
    text('kind', 30),
    text('subject', 43, true),
    longText('codes'),
    time('at'),
  ],
  indices: [{ name: 'protective_entry_key', columnNames: ['key'], isUnique: true }],
});

const identifiers = new Table({
  name: 'protective_identifiers',
  columns: [{ name: 'name', type: 'varchar', length: '120', isPrimary: true }, longText('wrapped')],
});

export class CreateProtectiveLedger1763960000200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of [entry, identifiers]) await runner.createTable(table, true);
    // The MySQL family has grants for this; SQLite knows no users.
    if (runner.dataSource.options.type !== 'better-sqlite3') return;
    for (const verb of ['UPDATE', 'DELETE'])
      await runner.query(
        `CREATE TRIGGER IF NOT EXISTS protective_entry_no_${verb.toLowerCase()} BEFORE ${verb} ON protective_entry ` +
          `BEGIN SELECT RAISE(ABORT, 'protective_entry is insert-only'); END`,
      );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [identifiers, entry]) await runner.dropTable(table, true);
  }
}
