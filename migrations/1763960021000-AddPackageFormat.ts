import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';
import { text } from './columns';

export class AddPackageFormat1763960021000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    if (await runner.hasColumn('rights_request', 'format')) return;
    await runner.addColumn('rights_request', new TableColumn(text('format', 4, true)));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('rights_request', 'format');
  }
}
