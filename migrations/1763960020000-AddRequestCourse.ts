import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, addIndex } from './additions';
import { day, int, text, time } from './columns';

const columns = [
  { ...day('alarmOn'), isNullable: true },
  time('verifiedAt', true),
  text('assigneeId', 40, true),
  text('assigneeName', 80, true),
];

const indices = [
  { name: 'rights_request_receivedAt', columnNames: ['receivedAt', 'id'] },
  { name: 'rights_request_alarmOn', columnNames: ['alarmOn', 'id'] },
  { name: 'rights_request_state_alarmOn', columnNames: ['state', 'alarmOn'] },
  { name: 'rights_request_assigneeId_alarmOn', columnNames: ['assigneeId', 'alarmOn'] },
];

export class AddRequestCourse1763960020000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'rights_request', columns);
    for (const index of indices) await addIndex(runner, 'rights_request', index);
    await addColumns(runner, 'rights_request_event', [{ ...int('months'), isNullable: true }]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('rights_request_event', 'months');
    for (const { name } of indices) await runner.dropIndex('rights_request', name);
    await runner.dropColumns(
      'rights_request',
      columns.map(({ name }) => name),
    );
  }
}
