import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { time } from './columns';

const processorEvent = new Table({
  name: 'processor_event',
  columns: [{ name: 'idHash', type: 'varchar', length: '43', isPrimary: true }, time('receivedAt')],
  indices: [{ name: 'processor_event_receivedAt', columnNames: ['receivedAt'] }],
});

export class CreateProcessorEvents1763960006400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(processorEvent, true);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(processorEvent, true);
  }
}
