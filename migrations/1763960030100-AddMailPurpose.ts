import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns } from './additions';
import { text } from './columns';

/** Mails that are on their way when it runs are letters about requests and the security of accounts. */
export class AddMailPurpose1763960030100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'outbox_mail', [{ ...text('purpose', 40), default: "'rights'" }]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('outbox_mail', 'purpose');
  }
}
