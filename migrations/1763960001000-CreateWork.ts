import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { id, int, longText, text, time } from './columns';

const job = new Table({
  name: 'job',
  columns: [
    id,
    text('kind', 40),
    text('name', 100),
    text('about', 40),
    text('state', 10),
    time('runAfter'),
    int('attempt'),
    text('owner', 60, true),
    time('leaseUntil', true),
    longText('steps'),
    text('error', 60, true),
    int('version'),
    time('createdAt'),
  ],
  indices: [
    { name: 'job_name', columnNames: ['name'], isUnique: true },
    { name: 'job_state_runAfter', columnNames: ['state', 'runAfter'] },
  ],
});

const ledgerEntry = new Table({
  name: 'ledger_entry',
  columns: [
    id,
    text('chain', 43),
    int('seq'),
    time('at'),
    text('kind', 16),
    text('action', 60),
    text('actor', 60),
    text('role', 30),
    longText('fields'),
    text('about', 40, true),
    text('previousHash', 43),
    text('hash', 43),
  ],
  indices: [
    { name: 'ledger_entry_chain_seq', columnNames: ['chain', 'seq'], isUnique: true },
    { name: 'ledger_entry_at', columnNames: ['at'] },
  ],
});

const outboxMail = new Table({
  name: 'outbox_mail',
  columns: [
    id,
    text('customerId', 40),
    text('template', 40),
    longText('recipient', true),
    longText('content', true),
    time('postedAt'),
    time('sentAt', true),
  ],
  indices: [{ name: 'outbox_mail_customerId', columnNames: ['customerId'] }],
});

export class CreateWork1763960001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of [job, ledgerEntry, outboxMail]) await runner.createTable(table, true);
    // The MySQL family has grants for this; SQLite knows no users.
    if (runner.dataSource.options.type !== 'better-sqlite3') return;
    for (const verb of ['UPDATE', 'DELETE'])
      await runner.query(
        `CREATE TRIGGER IF NOT EXISTS ledger_entry_no_${verb.toLowerCase()} BEFORE ${verb} ON ledger_entry ` +
          `BEGIN SELECT RAISE(ABORT, 'ledger_entry is insert-only'); END`,
      );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [outboxMail, ledgerEntry, job]) await runner.dropTable(table, true);
  }
}
