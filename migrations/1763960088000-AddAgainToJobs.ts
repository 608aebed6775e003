import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns } from './additions';
import { time } from './columns';

export class AddAgainToJobs1763960088000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'job', [time('againAt', true)]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('job', 'againAt');
  }
}
