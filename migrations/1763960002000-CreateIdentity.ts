import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

export class CreateIdentity1763960002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const isMysql = runner.connection.options.type !== 'better-sqlite3';
    await runner.createTable(
      new Table({
        name: 'identity',
        columns: [
          { name: 'id', type: 'varchar', length: '40', isPrimary: true },
          { name: 'issuer', type: 'varchar', length: '255' },
          { name: 'subject', type: 'varchar', length: '255' },
          { name: 'customerId', type: 'varchar', length: '40' },
          { name: 'createdAt', type: 'datetime', precision: 3 },
        ],
        indices: [
          { name: 'identity_holder', columnNames: ['issuer', 'subject'], isUnique: true },
          { name: 'identity_customer', columnNames: ['customerId'] },
        ],
      }),
      true,
    );
    await runner.createTable(
      new Table({
        name: 'staff_member',
        columns: [
          { name: 'id', type: 'varchar', length: '40', isPrimary: true },
          { name: 'issuer', type: 'varchar', length: '255' },
          { name: 'subject', type: 'varchar', length: '255' },
          { name: 'role', type: 'varchar', length: '32' },
          { name: 'isActive', type: isMysql ? 'tinyint' : 'boolean' },
          { name: 'displayName', type: 'varchar', length: '80', isNullable: true },
          { name: 'number', type: 'integer' },
          { name: 'ownCustomerId', type: 'varchar', length: '40', isNullable: true },
        ],
        indices: [
          { name: 'staff_member_holder', columnNames: ['issuer', 'subject'], isUnique: true },
          { name: 'staff_member_number', columnNames: ['number'], isUnique: true },
        ],
      }),
      true,
    );
    await runner.createTable(
      new Table({
        name: 'revoked_session',
        columns: [
          { name: 'holderHash', type: 'varchar', length: '43', isPrimary: true },
          { name: 'issuedBefore', type: 'datetime', precision: 3, isNullable: true },
          { name: 'expiresAt', type: 'datetime', precision: 3 },
        ],
        indices: [{ name: 'revoked_session_expiry', columnNames: ['expiresAt'] }],
      }),
      true,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('revoked_session', true);
    await runner.dropTable('staff_member', true);
    await runner.dropTable('identity', true);
  }
}
