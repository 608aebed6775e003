import { BillingAccount } from '../../account/billing';
import { PaymentMethod, PaymentMethodKind, PaymentMethodState } from '../../account/payment-methods';
import { Customer, CustomerStatus } from '../../account/profile';
import { newId } from '../../foundation/ids';
import type { House } from '../../graphql';
import type { Account } from './account';
import { addInvoices, addPreferences, addVisits } from './history-rows';
import type { Rows } from './rows';

const dayMs = 86_400_000;

/** A customer with everything an account holds; answers the invoices whose documents are to be made up. */
export async function addAccount(
  house: House,
  rows: Rows,
  { customerId, person, history }: Omit<Account, 'openedAt'>,
): Promise<string[]> {
  const openedAt = new Date(house.clock.now().getTime() - history.openedDaysAgo * dayMs);
  const account = { customerId, person, history, openedAt };
  await addCustomer(house, rows, account);
  await addBilling(house, rows, account);
  await addMethods(house, rows, account);
  addPreferences(rows, account);
  await addVisits(house, rows, account);
  return addInvoices(house, rows, account);
}

async function addCustomer(
  { records }: House,
  rows: Rows,
  { customerId: id, person, openedAt }: Account,
): Promise<void> {
  const { givenName, familyName, companyName, email, phoneNumber, postalAddress, locale, timeZone } = person;
  const values = { givenName, familyName, companyName, email, phoneNumber, postalAddress, locale, timeZone };
  const sealed = await records.seal(Customer, { id }, values);
  const state = { status: CustomerStatus.ACTIVE, version: 1, createdAt: openedAt, updatedAt: openedAt };
  rows.add(Customer, { id, ...state, ...sealed });
}

async function addBilling({ records }: House, rows: Rows, { customerId, person }: Account): Promise<void> {
  const row = { id: newId('bil'), customerId };
  const { email, postalAddress: address, vatId, currency } = person;
  rows.add(BillingAccount, {
    ...row,
    currency,
    ...(await records.seal(BillingAccount, row, { email, address, vatId })),
  });
}

async function addMethods(house: House, rows: Rows, account: Account): Promise<void> {
  const { givenName, familyName, card4, iban4 } = account.person;
  const holderName = `${givenName} ${familyName}`;
  if (card4)
    await addMethod(house, rows, account, PaymentMethodKind.CARD, {
      brand: 'visa',
      last4: card4,
      expiryMonth: 9,
      expiryYear: 2029,
      holderName,
    });
  if (iban4)
    await addMethod(house, rows, account, PaymentMethodKind.SEPA_DEBIT, {
      last4: iban4,
      holderName,
      mandateReference: `CXM-${iban4}`,
    });
}

async function addMethod(
  { records }: House,
  rows: Rows,
  { customerId, person, openedAt }: Account,
  kind: PaymentMethodKind,
  details: object,
): Promise<void> {
  const row = { id: newId('pay'), customerId };
  const sealed = await records.seal(PaymentMethod, row, {
    ...details,
    processorToken: `sandbox_${row.id.slice(4)}`,
  });
  // A card comes before a mandate.
  const isDefault = kind === PaymentMethodKind.CARD || person.card4 === null;
  const state = { state: PaymentMethodState.ACTIVE, isDefault, createdAt: openedAt };
  rows.add(PaymentMethod, { ...row, kind, ...state, ...sealed });
}
