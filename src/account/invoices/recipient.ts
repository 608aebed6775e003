import type { EntityManager } from 'typeorm';
import { type Language, languageFor } from '../../foundation/text';
import type { PersonalRecords } from '../../personal-data';
import { BillingAccount } from '../billing';
import type { Customer } from '../profile';
import type { PostalAddress } from '../../values';

/** To whom an invoice is issued, and in which language. */
export interface Recipient {
  name: string | null;
  companyName: string | null;
  address: PostalAddress | null;
  vatId: string | null;
  language: Language;
}

/** The customer as the next invoice is to name them: by the billing address where there is one. */
export async function recipientOf(
  manager: EntityManager,
  records: PersonalRecords,
  customer: Customer,
): Promise<Recipient> {
  const billing = await manager.findOneBy(BillingAccount, { customerId: customer.id });
  const names = [await records.open(customer, 'givenName'), await records.open(customer, 'familyName')];
  return {
    name: names.filter(Boolean).join(' ') || null,
    companyName: await records.open(customer, 'companyName'),
    address:
      (billing && (await records.openJson<PostalAddress>(billing, 'address'))) ??
      (await records.openJson<PostalAddress>(customer, 'postalAddress')),
    vatId: billing && (await records.open(billing, 'vatId')),
    language: languageFor([await records.open(customer, 'locale')]),
  };
}
