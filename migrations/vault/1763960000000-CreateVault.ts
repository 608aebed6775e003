import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

export class CreateVault1763960000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'vault_key',
        columns: [
          { name: 'subject', type: 'varchar', length: '40', isPrimary: true },
          { name: 'rule', type: 'varchar', length: '40', isPrimary: true },
          { name: 'version', type: 'varchar', length: '16' },
          { name: 'wrapped', type: 'varchar', length: '120' },
          { name: 'createdAt', type: 'datetime', precision: 3 },
        ],
      }),
      true,
    );
    await runner.createTable(
      new Table({
        name: 'vault_secret',
        columns: [
          { name: 'name', type: 'varchar', length: '40', isPrimary: true },
          { name: 'wrapped', type: 'text' },
          { name: 'createdAt', type: 'datetime', precision: 3 },
        ],
      }),
      true,
    );
    await runner.createTable(
      new Table({
        name: 'ledger_anchor',
        columns: [
          { name: 'chain', type: 'varchar', length: '43', isPrimary: true },
          { name: 'seq', type: 'integer' },
          { name: 'hash', type: 'varchar', length: '43' },
          { name: 'at', type: 'datetime', precision: 3 },
        ],
      }),
      true,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('ledger_anchor', true);
    await runner.dropTable('vault_secret', true);
    await runner.dropTable('vault_key', true);
  }
}
