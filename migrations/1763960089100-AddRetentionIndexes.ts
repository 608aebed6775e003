import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addIndex } from './additions';

/** By table, the column that dates its rows: by it the daily sweep finds what is due. */
const dating = {
  invoice: 'issuedOn',
  rights_request: 'closedAt',
  session: 'lastSeenAt',
  outbox_mail: 'sentAt',
  recipient_notice: 'at',
  customer: 'contractEndedOn',
  processing_objection: 'endedAt',
  processing_restriction: 'liftedAt',
};

export class AddRetentionIndexes1763960089100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [table, column] of Object.entries(dating))
      await addIndex(runner, table, { name: `${table}_${column}`, columnNames: [column] });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, column] of Object.entries(dating)) await runner.dropIndex(table, `${table}_${column}`);
  }
}
