import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns } from '../additions';
import { time } from '../columns';

export class AddKeyTombstones1763960000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'vault_key', [time('destroyedAt', true)]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('vault_key', 'destroyedAt');
  }
}
