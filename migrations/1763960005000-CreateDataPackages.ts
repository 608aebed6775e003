import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { id, longText, text, time } from './columns';

const dataPackage = new Table({
  name: 'data_package',
  columns: [
    id,
    text('requestId', 40),
    text('customerId', 40),
    { name: 'attempt', type: 'integer', isNullable: true },
    { name: 'bytes', type: 'bigint', isNullable: true },
    text('sha256', 64, true),
    longText('files', true),
    time('readyAt', true),
    time('expiresAt', true),
    time('expiredAt', true),
    time('lastDownloadedAt', true),
  ],
  indices: [
    { name: 'data_package_requestId', columnNames: ['requestId'], isUnique: true },
    { name: 'data_package_customerId', columnNames: ['customerId'] },
  ],
});

const dataPackageChunk = new Table({
  name: 'data_package_chunk',
  columns: [
    { name: 'packageId', type: 'varchar', length: '40', isPrimary: true },
    { name: 'attempt', type: 'integer', isPrimary: true },
    { name: 'seq', type: 'integer', isPrimary: true },
    text('customerId', 40),
    { name: 'box', type: 'blob' },
  ],
  indices: [{ name: 'data_package_chunk_customerId', columnNames: ['customerId'] }],
});

export class CreateDataPackages1763960005000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of [dataPackage, dataPackageChunk]) await runner.createTable(table, true);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [dataPackageChunk, dataPackage]) await runner.dropTable(table, true);
  }
}
