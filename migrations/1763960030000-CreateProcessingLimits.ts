import { type MigrationInterface, type QueryRunner, Table, type TableColumnOptions } from 'typeorm';
import { day, id, int, longText, text, time } from './columns';

/** True, false, or not decided. */
function verdict(name: string, runner: QueryRunner): TableColumnOptions {
  const type = runner.dataSource.options.type === 'better-sqlite3' ? 'boolean' : 'tinyint';
  return { name, type, isNullable: true };
}

const restriction = new Table({
  name: 'processing_restriction',
  columns: [
    id,
    text('customerId', 40),
    text('requestId', 40),
    text('ground', 20),
    longText('purposes', true),
    longText('categories', true),
    longText('continueFor'),
    time('since', true),
    time('liftNoticeAt', true),
    day('liftsOn', true),
    longText('liftReason', true),
    time('liftedAt', true),
    int('version'),
  ],
  indices: [
    { name: 'processing_restriction_requestId', columnNames: ['requestId'], isUnique: true },
    { name: 'processing_restriction_customerId_liftedAt', columnNames: ['customerId', 'liftedAt'] },
  ],
});

const objection = (runner: QueryRunner) =>
  new Table({
    name: 'processing_objection',
    columns: [
      id,
      text('customerId', 40),
      text('requestId', 40),
      text('purpose', 40),
      time('since'),
      verdict('upheld', runner),
      time('endedAt', true),
      int('version'),
    ],
    indices: [
      { name: 'processing_objection_requestId', columnNames: ['requestId'], isUnique: true },
      { name: 'processing_objection_customerId_endedAt', columnNames: ['customerId', 'endedAt'] },
    ],
  });

export class CreateProcessingLimits1763960030000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(restriction, true);
    await runner.createTable(objection(runner), true);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('processing_objection', true);
    await runner.dropTable('processing_restriction', true);
  }
}
