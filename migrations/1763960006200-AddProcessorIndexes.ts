import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, addIndex } from './additions';
import { longText, text, time } from './columns';

const table = 'payment_method';
const columns = [
  text('processorTokenIndex', 43, true),
  longText('setupReference', true),
  text('setupIndex', 43, true),
  time('newsAt', true),
];
const indices = [
  {
    name: 'payment_method_processorTokenIndex',
    columnNames: ['processorTokenIndex'],
    isUnique: true,
  },
  { name: 'payment_method_setupIndex', columnNames: ['setupIndex'] },
];

export class AddProcessorIndexes1763960006200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, table, columns);
    for (const index of indices) await addIndex(runner, table, index);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of indices) await runner.dropIndex(table, name);
    for (const { name } of columns) await runner.dropColumn(table, name);
  }
}
