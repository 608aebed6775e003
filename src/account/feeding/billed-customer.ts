import type { Change } from '../../foundation/change';
import { refusal } from '../../foundation/refusal';
import { Customer, CustomerStatus } from '../profile';

/** The customer that a feed names; an erased one answers as one that never was. */
export async function billedCustomer({ manager }: Change, id: string): Promise<Customer> {
  const customer = await manager.findOneBy(Customer, { id });
  if (!customer || customer.status === CustomerStatus.ERASED)
    throw refusal('NOT_FOUND', ['customerId'], {
      en: 'There is no such customer.',
      de: 'Diesen Kunden gibt es nicht.',
    });
  return customer;
}
