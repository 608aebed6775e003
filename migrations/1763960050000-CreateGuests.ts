import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { id, int, longText, text, time } from './columns';

const requester = new Table({
  name: 'requester',
  columns: [
    id,
    text('requestId', 40),
    text('customerId', 40),
    longText('name', true),
    longText('email', true),
    text('emailIndex', 43, true),
    longText('phoneNumber', true),
    longText('postalAddress', true),
    text('assurance', 24),
    time('verifiedAt', true),
  ],
  indices: [
    { name: 'requester_requestId', columnNames: ['requestId'], isUnique: true },
    { name: 'requester_customerId', columnNames: ['customerId'] },
    { name: 'requester_emailIndex', columnNames: ['emailIndex'] },
  ],
});

const challenge = new Table({
  name: 'guest_challenge',
  columns: [
    id,
    text('customerId', 40),
    longText('email', true),
    text('emailIndex', 43, true),
    text('right', 16),
    longText('note', true),
    text('language', 2),
    text('codeHash', 43),
    int('attempts'),
    time('expiresAt'),
    time('usedAt', true),
  ],
  indices: [
    { name: 'guest_challenge_emailIndex', columnNames: ['emailIndex'] },
    { name: 'guest_challenge_customerId', columnNames: ['customerId'] },
    { name: 'guest_challenge_expiresAt', columnNames: ['expiresAt'] },
  ],
});

const pass = new Table({
  name: 'guest_pass',
  columns: [
    id,
    text('requestId', 40),
    text('customerId', 40),
    text('tokenHash', 43),
    time('expiresAt'),
    time('renewableUntil'),
    time('provenAt', true),
  ],
  indices: [
    { name: 'guest_pass_tokenHash', columnNames: ['tokenHash'], isUnique: true },
    { name: 'guest_pass_requestId', columnNames: ['requestId'] },
    { name: 'guest_pass_customerId', columnNames: ['customerId'] },
    { name: 'guest_pass_renewableUntil', columnNames: ['renewableUntil'] },
  ],
});

const allowance = new Table({
  name: 'allowance',
  columns: [{ ...text('id', 43), isPrimary: true }, int('used'), time('until')],
  indices: [{ name: 'allowance_until', columnNames: ['until'] }],
});

const tables = [requester, challenge, pass, allowance];

export class CreateGuests1763960050000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.createTable(table, true);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.dropTable(table, true);
  }
}
