import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { id, int, longText, text, time } from './columns';

const emailChange = new Table({
  name: 'email_change',
  columns: [
    id,
    text('customerId', 40),
    text('state', 16, true),
    longText('email', true),
    longText('formerEmail', true),
    text('codeHash', 43, true),
    text('undoHash', 43, true),
    int('attempts'),
    { name: 'attemptsLeft', type: 'integer', isNullable: true },
    time('requestedAt'),
    time('until'),
    int('atVersion'),
  ],
  indices: [
    { name: 'email_change_customerId', columnNames: ['customerId', 'requestedAt'] },
    { name: 'email_change_undoHash', columnNames: ['undoHash'], isUnique: true },
    { name: 'email_change_until', columnNames: ['until'] },
  ],
});

export class CreateEmailChanges1763960008000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(emailChange, true);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('email_change', true);
  }
}
