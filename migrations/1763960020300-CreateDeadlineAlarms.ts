import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { day, id, int, text, time } from './columns';

const alarm = new Table({
  name: 'deadline_alarm',
  columns: [id, text('requestId', 40), day('alarmOn'), int('daysBefore'), time('sentAt')],
  indices: [
    {
      name: 'deadline_alarm_occasion',
      columnNames: ['requestId', 'alarmOn', 'daysBefore'],
      isUnique: true,
    },
  ],
});

export class CreateDeadlineAlarms1763960020300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(alarm, true);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(alarm, true);
  }
}
