import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { day, flag, id, int, longText, text, time } from './columns';

const hold = (runner: QueryRunner) =>
  new Table({
    name: 'legal_hold',
    columns: [
      id,
      text('customerId', 40),
      longText('categories'),
      longText('ground', true),
      text('placedById', 40),
      text('placedBy', 80),
      time('placedAt'),
      day('reviewOn'),
      flag('isSecret', runner),
      day('secretUntil', true),
      longText('secrecyLaw', true),
      time('releasedAt', true),
      longText('releaseReason', true),
      { ...int('alarmedAt'), isNullable: true },
      int('version'),
    ],
    indices: [
      { name: 'legal_hold_customerId_releasedAt', columnNames: ['customerId', 'releasedAt'] },
      { name: 'legal_hold_placedAt', columnNames: ['placedAt', 'id'] },
      { name: 'legal_hold_releasedAt_reviewOn', columnNames: ['releasedAt', 'reviewOn'] },
    ],
  });

const part = (runner: QueryRunner) =>
  new Table({
    name: 'legal_hold_part',
    columns: [
      id,
      text('customerId', 40),
      text('requestId', 40),
      text('category', 40),
      text('tableName', 60),
      text('rowId', 40),
      longText('content', true),
      flag('isSecret', runner),
      time('keptAt'),
    ],
    indices: [
      {
        name: 'legal_hold_part_of',
        columnNames: ['tableName', 'rowId', 'category', 'requestId'],
        isUnique: true,
      },
      { name: 'legal_hold_part_customerId_category', columnNames: ['customerId', 'category'] },
    ],
  });

export class CreateLegalHolds1763960080000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(hold(runner), true);
    await runner.createTable(part(runner), true);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('legal_hold_part', true);
    await runner.dropTable('legal_hold', true);
  }
}
