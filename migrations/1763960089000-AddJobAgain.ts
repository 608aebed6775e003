import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns } from './additions';
import { time } from './columns';

const table = 'job';
const column = time('againAt', true);

export class AddJobAgain1763960089000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, table, [column]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn(table, column.name);
  }
}
