import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { id, longText, text, time } from './columns';

const notice = new Table({
  name: 'recipient_notice',
  columns: [
    id,
    text('customerId', 40),
    text('requestId', 40, true),
    text('recipient', 40),
    text('about', 20),
    longText('categories'),
    text('state', 20),
    text('whyNotCode', 24, true),
    longText('reason', true),
    longText('reference', true),
    time('createdAt'),
    time('at'),
  ],
  indices: [
    { name: 'recipient_notice_requestId', columnNames: ['requestId'] },
    { name: 'recipient_notice_customerId_createdAt', columnNames: ['customerId', 'createdAt'] },
    { name: 'recipient_notice_state_createdAt', columnNames: ['state', 'createdAt'] },
  ],
});

export class CreateRecipientNotices1763960040000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(notice, true);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(notice, true);
  }
}
