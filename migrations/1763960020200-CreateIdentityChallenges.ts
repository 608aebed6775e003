import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { id, int, longText, text, time } from './columns';

const challenge = new Table({
  name: 'identity_challenge',
  columns: [
    id,
    text('customerId', 40),
    text('requestId', 40),
    text('codeHash', 43),
    int('attempts'),
    int('codesSent'),
    time('sentAt'),
    time('expiresAt'),
    time('usedAt', true),
    longText('sentTo', true),
  ],
  indices: [
    { name: 'identity_challenge_requestId', columnNames: ['requestId'] },
    { name: 'identity_challenge_customerId', columnNames: ['customerId'] },
  ],
});

export class CreateIdentityChallenges1763960020200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(challenge, true);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(challenge, true);
  }
}
