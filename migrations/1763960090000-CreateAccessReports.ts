import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { id, longText, text, time } from './columns';

const report = new Table({
  name: 'access_report',
  columns: [
    id,
    text('customerId', 40),
    text('accessLogEntryId', 40),
    text('reference', 20),
    longText('note', true),
    time('reportedAt'),
    time('remindedAt'),
    time('closedAt', true),
    longText('outcome', true),
  ],
  indices: [
    { name: 'access_report_accessLogEntryId', columnNames: ['accessLogEntryId'], isUnique: true },
    { name: 'access_report_reference', columnNames: ['reference'], isUnique: true },
    { name: 'access_report_customerId_closedAt', columnNames: ['customerId', 'closedAt'] },
    { name: 'access_report_reportedAt', columnNames: ['reportedAt', 'id'] },
    { name: 'access_report_closedAt_reportedAt', columnNames: ['closedAt', 'reportedAt', 'id'] },
  ],
});

export class CreateAccessReports1763960090000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(report, true);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(report, true);
  }
}
