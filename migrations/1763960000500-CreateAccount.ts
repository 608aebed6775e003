import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { day, flag, id, int, longText, text, time } from './columns';

const customer = new Table({
  name: 'customer',
  columns: [
    id,
    text('status', 20),
    int('version'),
    time('createdAt'),
    time('updatedAt'),
    longText('givenName', true),
    longText('familyName', true),
    longText('companyName', true),
    longText('email'),
    text('emailIndex', 43, true),
    longText('phoneNumber', true),
    text('phoneNumberIndex', 43, true),
    longText('postalAddress', true),
    longText('locale', true),
    longText('timeZone', true),
  ],
  indices: [
    { name: 'customer_emailIndex', columnNames: ['emailIndex'] },
    { name: 'customer_phoneNumberIndex', columnNames: ['phoneNumberIndex'] },
  ],
});

const billingAccount = new Table({
  name: 'billing_account',
  columns: [
    id,
    text('customerId', 40),
    longText('email', true),
    longText('address', true),
    longText('vatId', true),
    text('currency', 3),
  ],
  indices: [{ name: 'billing_account_customerId', columnNames: ['customerId'], isUnique: true }],
});

const paymentMethod = (runner: QueryRunner) =>
  new Table({
    name: 'payment_method',
    columns: [
      id,
      text('customerId', 40),
      text('kind', 12),
      text('state', 10),
      flag('isDefault', runner),
      longText('brand', true),
      longText('last4'),
      longText('expiryMonth', true),
      longText('expiryYear', true),
      longText('holderName', true),
      longText('mandateReference', true),
      longText('processorToken'),
      time('createdAt'),
    ],
    indices: [{ name: 'payment_method_customerId', columnNames: ['customerId', 'createdAt'] }],
  });

const invoice = new Table({
  name: 'invoice',
  columns: [
    id,
    text('customerId', 40),
    longText('number'),
    text('numberIndex', 43),
    text('status', 10),
    day('issuedOn'),
    day('dueOn'),
    longText('totalMinor'),
    text('currency', 3),
  ],
  indices: [
    { name: 'invoice_customerId_issuedOn', columnNames: ['customerId', 'issuedOn'] },
    { name: 'invoice_numberIndex', columnNames: ['numberIndex'], isUnique: true },
  ],
});

const preference = (runner: QueryRunner) =>
  new Table({
    name: 'preference',
    columns: [
      id,
      text('customerId', 40),
      text('topic', 40),
      text('channel', 10),
      flag('granted', runner),
      time('since'),
    ],
    indices: [
      {
        name: 'preference_customerId_topic_channel',
        columnNames: ['customerId', 'topic', 'channel'],
        isUnique: true,
      },
    ],
  });

const accessLogEntry = new Table({
  name: 'access_log_entry',
  columns: [
    id,
    text('customerId', 40),
    time('at'),
    text('actor', 10),
    text('operation', 100),
    longText('ipAddress', true),
    longText('browser', true),
    longText('operatingSystem', true),
    longText('referrer', true),
    longText('exitPage', true),
  ],
  indices: [
    { name: 'access_log_entry_customerId_at', columnNames: ['customerId', 'at'] },
    { name: 'access_log_entry_at', columnNames: ['at'] },
  ],
});

export class CreateAccount1763960000500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const tables = [
      customer,
      billingAccount,
      paymentMethod(runner),
      invoice,
      preference(runner),
      accessLogEntry,
    ];
    for (const table of tables) await runner.createTable(table, true);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of [
      'access_log_entry',
      'preference',
      'invoice',
      'payment_method',
      'billing_account',
      'customer',
    ])
      await runner.dropTable(name, true);
  }
}
