import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';
import { day } from './columns';

export class AddContractEnd1763960007100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    if (await runner.hasColumn('customer', 'contractEndedOn')) return;
    await runner.addColumn('customer', new TableColumn(day('contractEndedOn', true)));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('customer', 'contractEndedOn');
  }
}
