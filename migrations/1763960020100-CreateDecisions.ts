import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { flag, id, longText, text, time } from './columns';

export class CreateDecisions1763960020100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const decision = new Table({
      name: 'rights_decision',
      columns: [
        id,
        text('customerId', 40),
        text('requestId', 40),
        text('outcome', 20),
        text('reasonCode', 40, true),
        longText('reason', true),
        longText('evidence', true),
        longText('parts', true),
        text('decidedById', 40, true),
        text('decidedBy', 80, true),
        time('decidedAt'),
        text('language', 2),
        flag('isLate', runner),
      ],
      indices: [
        { name: 'rights_decision_requestId', columnNames: ['requestId'], isUnique: true },
        { name: 'rights_decision_customerId', columnNames: ['customerId'] },
      ],
    });
    await runner.createTable(decision, true);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('rights_decision', true);
  }
}
