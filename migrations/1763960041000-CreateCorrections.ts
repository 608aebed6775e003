import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { flag, id, longText, text, time } from './columns';

const correction = (runner: QueryRunner) =>
  new Table({
    name: 'correction',
    columns: [
      id,
      text('customerId', 40),
      text('requestId', 40),
      text('field', 100),
      longText('fromValue', true),
      longText('toValue', true),
      flag('isDisputed', runner),
      time('correctedAt', true),
    ],
    indices: [
      { name: 'correction_requestId_field', columnNames: ['requestId', 'field'], isUnique: true },
      { name: 'correction_customerId', columnNames: ['customerId'] },
    ],
  });

const statement = new Table({
  name: 'supplementary_statement',
  columns: [
    id,
    text('customerId', 40),
    text('requestId', 40),
    longText('text', true),
    time('standsSince', true),
  ],
  indices: [
    { name: 'supplementary_statement_requestId', columnNames: ['requestId'], isUnique: true },
    { name: 'supplementary_statement_customerId', columnNames: ['customerId'] },
  ],
});

export class CreateCorrections1763960041000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(correction(runner), true);
    await runner.createTable(statement, true);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(statement, true);
    await runner.dropTable(correction(runner), true);
  }
}
