import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

export class CreateIssuer1763960003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'issuer_account',
        columns: [
          { name: 'id', type: 'varchar', length: '40', isPrimary: true },
          { name: 'customerId', type: 'varchar', length: '40', isNullable: true },
          { name: 'loginIndex', type: 'varchar', length: '43', isNullable: true },
          { name: 'passwordHash', type: 'varchar', length: '128', isNullable: true },
          { name: 'roles', type: 'varchar', length: '120' },
          { name: 'createdAt', type: 'datetime', precision: 3 },
        ],
        indices: [
          { name: 'issuer_account_customer', columnNames: ['customerId'] },
          { name: 'issuer_account_login', columnNames: ['loginIndex'], isUnique: true },
        ],
      }),
      true,
    );
    await runner.createTable(
      new Table({
        name: 'issuer_record',
        columns: [
          { name: 'idHash', type: 'varchar', length: '43', isPrimary: true },
          { name: 'model', type: 'varchar', length: '32' },
          { name: 'payload', type: 'text' },
          { name: 'grantHash', type: 'varchar', length: '43', isNullable: true },
          { name: 'uidHash', type: 'varchar', length: '43', isNullable: true },
          { name: 'accountHash', type: 'varchar', length: '43', isNullable: true },
          { name: 'consumedAt', type: 'datetime', precision: 3, isNullable: true },
          { name: 'expiresAt', type: 'datetime', precision: 3 },
        ],
        indices: [
          { name: 'issuer_record_grant', columnNames: ['grantHash'] },
          { name: 'issuer_record_uid', columnNames: ['uidHash'] },
          { name: 'issuer_record_account', columnNames: ['accountHash'] },
          { name: 'issuer_record_expiry', columnNames: ['expiresAt'] },
        ],
      }),
      true,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('issuer_record', true);
    await runner.dropTable('issuer_account', true);
  }
}
