import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns } from './additions';
import { longText } from './columns';

export class AddProcessorCustomer1763960006000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'billing_account', [longText('processorCustomer', true)]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('billing_account', 'processorCustomer');
  }
}
