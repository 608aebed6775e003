import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { id, longText, text, time } from './columns';

const session = new Table({
  name: 'session',
  columns: [
    id,
    text('customerId', 40),
    text('sessionHash', 43),
    text('holderHash', 43),
    text('deviceHash', 43),
    longText('handle'),
    text('client', 255),
    time('startedAt'),
    time('lastSeenAt'),
    longText('ipAddress', true),
    longText('browser', true),
    longText('operatingSystem', true),
    time('endedAt', true),
    longText('endReason', true),
  ],
  indices: [
    { name: 'session_customerId_startedAt', columnNames: ['customerId', 'startedAt'] },
    { name: 'session_sessionHash', columnNames: ['sessionHash', 'customerId'], isUnique: true },
    { name: 'session_holderHash', columnNames: ['holderHash'] },
  ],
});

export class CreateSessions1763960009000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(session, true);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('session', true);
  }
}
