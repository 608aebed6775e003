import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { id, int, longText, text, time } from './columns';

const rightsRequest = new Table({
  name: 'rights_request',
  columns: [
    id,
    text('customerId', 40),
    text('reference', 16),
    text('right', 16),
    text('state', 24),
    text('channel', 12),
    longText('categories', true),
    text('language', 2),
    longText('note', true),
    time('receivedAt'),
    time('dueAt'),
    time('closedAt', true),
    text('duplicateOfId', 40, true),
    int('version'),
  ],
  indices: [
    { name: 'rights_request_reference', columnNames: ['reference'], isUnique: true },
    { name: 'rights_request_customerId_receivedAt', columnNames: ['customerId', 'receivedAt'] },
  ],
});

const rightsRequestEvent = new Table({
  name: 'rights_request_event',
  columns: [
    id,
    text('requestId', 40),
    text('customerId', 40),
    int('seq'),
    text('kind', 12),
    text('state', 24),
    text('actor', 16),
    time('at'),
    longText('note', true),
  ],
  indices: [
    { name: 'rights_request_event_requestId_seq', columnNames: ['requestId', 'seq'], isUnique: true },
    { name: 'rights_request_event_customerId', columnNames: ['customerId'] },
  ],
});

const receipt = new Table({
  name: 'receipt',
  columns: [
    id,
    text('customerId', 40),
    text('requestId', 40),
    text('kind', 40),
    time('issuedAt'),
    longText('jws'),
  ],
  indices: [
    { name: 'receipt_requestId', columnNames: ['requestId'] },
    { name: 'receipt_customerId', columnNames: ['customerId'] },
  ],
});

export class CreateRightsRequests1763960004000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of [rightsRequest, rightsRequestEvent, receipt]) await runner.createTable(table, true);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [receipt, rightsRequestEvent, rightsRequest]) await runner.dropTable(table, true);
  }
}
