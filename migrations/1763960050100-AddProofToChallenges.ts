import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns } from './additions';
import { text } from './columns';

/** Until now every challenge was solved by a code. */
export class AddProofToChallenges1763960050100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'identity_challenge', [{ ...text('proof', 4), default: "'CODE'" }]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('identity_challenge', 'proof');
  }
}
