import type { EntityManager } from 'typeorm';
import { AccessActor, AccessLogEntry } from '../account/access-log';
import { BillingAccount } from '../account/billing';
import { renderKind } from '../account/invoice-documents';
import { Invoice, InvoiceStatus, type Recipient } from '../account/invoices';
import { PaymentMethod, PaymentMethodKind, PaymentMethodState } from '../account/payment-methods';
import { Channel, PreferenceRecord } from '../account/preferences';
import { Customer, CustomerStatus } from '../account/profile';
import { addDays, addMonths, calendarDayAt } from '../foundation/calendar-day';
import { newId } from '../foundation/ids';
import { languageFor } from '../foundation/text';
import type { House } from '../graphql';
import type { DemoCustomer } from './people';

const invoices = 24;
const visits = 30;
const dayMs = 86_400_000;
/** The documents of invoices are made up once the server is up: its start is not to wait for them. */
const renderAfterMs = 10_000;

/** A customer with everything an account holds; returns the id. */
export async function seedAccount(
  house: House,
  manager: EntityManager,
  person: DemoCustomer,
): Promise<string> {
  const customerId = await seedCustomer(house, manager, person);
  await seedBilling(house, manager, customerId, person);
  await seedInvoices(house, manager, customerId, person);
  await seedPreferences(house, manager, customerId);
  await seedVisits(house, manager, customerId);
  return customerId;
}

async function seedCustomer(
  { records, clock }: House,
  manager: EntityManager,
  person: DemoCustomer,
): Promise<string> {
  const { givenName, familyName, companyName, email, phoneNumber, postalAddress, locale, timeZone } = person;
  const row = { id: newId('cus') };
  const values = { givenName, familyName, companyName, email, phoneNumber, postalAddress, locale, timeZone };
  const at = clock.now();
  const sealed = await records.seal(Customer, row, values);
  await manager.insert(Customer, {
    ...row,
    status: CustomerStatus.ACTIVE,
    version: 1,
    createdAt: at,
    updatedAt: at,
    ...sealed,
  });
  return row.id;
}

async function seedBilling(
  house: House,
  manager: EntityManager,
  customerId: string,
  person: DemoCustomer,
): Promise<void> {
  const account = { id: newId('bil'), customerId };
  const sealed = await house.records.seal(BillingAccount, account, {
    email: person.email,
    address: person.postalAddress,
    vatId: person.vatId,
  });
  await manager.insert(BillingAccount, { ...account, currency: person.currency, ...sealed });
  const holderName = `${person.givenName} ${person.familyName}`;
  await seedMethod(house, manager, customerId, PaymentMethodKind.CARD, {
    brand: 'visa',
    last4: person.card4,
    expiryMonth: 9,
    expiryYear: 2029,
    holderName,
  });
  await seedMethod(house, manager, customerId, PaymentMethodKind.SEPA_DEBIT, {
    last4: person.iban4,
    holderName,
    mandateReference: `CXM-${person.iban4}`,
  });
}

async function seedMethod(
  { records, clock }: House,
  manager: EntityManager,
  customerId: string,
  kind: PaymentMethodKind,
  details: object,
): Promise<void> {
  const row = { id: newId('pay'), customerId };
  const sealed = await records.seal(PaymentMethod, row, {
    ...details,
    processorToken: `sandbox_${row.id.slice(4)}`,
  });
  await manager.insert(PaymentMethod, {
    ...row,
    kind,
    state: PaymentMethodState.ACTIVE,
    isDefault: kind === PaymentMethodKind.CARD,
    createdAt: clock.now(),
    ...sealed,
  });
}

async function seedInvoices(
  { records, clock, jobs }: House,
  manager: EntityManager,
  customerId: string,
  person: DemoCustomer,
): Promise<void> {
  const at = clock.now();
  const change = { manager, actor: null, at, afterCommit: () => undefined };
  const runAfter = new Date(at.getTime() + renderAfterMs);
  const recipient = recipientOf(person);
  const today = calendarDayAt(at, 'UTC');
  for (let i = 0; i < invoices; i++) {
    const issuedOn = addMonths(today, -i);
    const row = { id: newId('inv'), customerId };
    const number = `${person.invoicePrefix}-${issuedOn.slice(0, 7)}`;
    const totalMinor = 4900 + 250 * (i % 6);
    const sealed = await records.seal(Invoice, row, { number, totalMinor, recipient });
    const status = i === 0 ? InvoiceStatus.OPEN : InvoiceStatus.PAID;
    await manager.insert(Invoice, {
      ...row,
      status,
      issuedOn,
      dueOn: addDays(issuedOn, 14),
      currency: person.currency,
      ...sealed,
    });
    await jobs.enqueue(change, { kind: renderKind, about: row.id, runAfter });
  }
}

function recipientOf(person: DemoCustomer): Recipient {
  const { givenName, familyName, companyName, postalAddress: address, vatId, locale } = person;
  const language = languageFor([locale]);
  return { name: `${givenName} ${familyName}`, companyName, address, vatId, language };
}

async function seedPreferences({ clock }: House, manager: EntityManager, customerId: string): Promise<void> {
  const choices = [
    { topic: 'product_news', channel: Channel.EMAIL, granted: true },
    { topic: 'offers', channel: Channel.EMAIL, granted: false },
  ];
  for (const choice of choices)
    await manager.insert(PreferenceRecord, { id: newId('prf'), customerId, ...choice, since: clock.now() });
}

async function seedVisits(
  { records, clock }: House,
  manager: EntityManager,
  customerId: string,
): Promise<void> {
  for (let i = visits; i > 0; i--) {
    const row = { id: newId('log'), customerId };
    const sealed = await records.seal(AccessLogEntry, row, {
      ipAddress: `192.0.2.${10 + (i % 5)}`, // TEST-NET-1 (RFC 5737)
      browser: i % 3 === 0 ? 'Safari 26' : 'Firefox 145',
      operatingSystem: i % 3 === 0 ? 'iOS 26' : 'Windows 11',
      referrer: null,
      exitPage: 'https://portal.callxtra.example/account',
    });
    const at = new Date(clock.now().getTime() - i * 2 * dayMs);
    await manager.insert(AccessLogEntry, {
      ...row,
      at,
      actor: AccessActor.SELF,
      operation: i % 4 === 0 ? 'Invoices' : 'Dashboard',
      ...sealed,
    });
  }
}
