import { AccessActor, AccessLogEntry } from '../../account/access-log';
import { Invoice, type Recipient } from '../../account/invoices';
import { PreferenceRecord } from '../../account/preferences';
import { addDays, addMonths, calendarDayAt } from '../../foundation/calendar-day';
import { newId } from '../../foundation/ids';
import { languageFor } from '../../foundation/text';
import type { House } from '../../graphql';
import type { DemoCustomer } from '../people';
import type { Account } from './account';
import type { Rows } from './rows';

const dayMs = 86_400_000;

/** Answers the invoices whose documents are to be made up. */
export async function addInvoices(
  { records, clock }: House,
  rows: Rows,
  { customerId, person, history }: Account,
): Promise<string[]> {
  const recipient = recipientOf(person);
  const today = calendarDayAt(clock.now(), 'UTC');
  const rendered: string[] = [];
  for (const { monthsAgo, status, totalMinor, isRendered } of history.invoices) {
    const issuedOn = addMonths(today, -monthsAgo);
    const row = { id: newId('inv'), customerId };
    const number = `${person.invoicePrefix}-${issuedOn.slice(0, 7)}`;
    const sealed = await records.seal(Invoice, row, { number, totalMinor, recipient });
    const { currency } = person;
    rows.add(Invoice, { ...row, status, issuedOn, dueOn: addDays(issuedOn, 14), currency, ...sealed });
    if (isRendered) rendered.push(row.id);
  }
  return rendered;
}

export function addPreferences(rows: Rows, { customerId, history, openedAt }: Account): void {
  for (const choice of history.choices)
    rows.add(PreferenceRecord, { id: newId('prf'), customerId, ...choice, since: openedAt });
}

export async function addVisits(
  { records, clock }: House,
  rows: Rows,
  { customerId, history }: Account,
): Promise<void> {
  for (const { daysAgo, operation, ...device } of history.visits) {
    const row = { id: newId('log'), customerId };
    const exitPage = 'https://portal.callxtra.example/account';
    const sealed = await records.seal(AccessLogEntry, row, { ...device, referrer: null, exitPage });
    const at = new Date(clock.now().getTime() - daysAgo * dayMs);
    rows.add(AccessLogEntry, { ...row, at, actor: AccessActor.SELF, operation, ...sealed });
  }
}

function recipientOf(person: DemoCustomer): Recipient {
  const { givenName, familyName, companyName, postalAddress: address, vatId, locale } = person;
  const language = languageFor([locale]);
  return { name: `${givenName} ${familyName}`, companyName, address, vatId, language };
}
