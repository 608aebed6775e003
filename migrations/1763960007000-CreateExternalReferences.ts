import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { id, longText, text, time } from './columns';

const externalReference = new Table({
  name: 'external_reference',
  columns: [
    id,
    text('customerId', 40),
    text('kind', 10),
    longText('reference'),
    text('referenceIndex', 43),
    longText('content'),
    text('about', 40),
    time('createdAt'),
  ],
  indices: [
    {
      name: 'external_reference_kind_referenceIndex',
      columnNames: ['kind', 'referenceIndex'],
      isUnique: true,
    },
    { name: 'external_reference_customerId', columnNames: ['customerId'] },
  ],
});

export class CreateExternalReferences1763960007000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(externalReference, true);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(externalReference, true);
  }
}
