import { newId, prefixOf } from '../../foundation/ids';

const prefix = 'per';

/** The id of somebody who is known from a request alone: whose row it is, sealed and written to like a customer's. */
export function newPersonId(): string {
  return newId(prefix);
}

/** Is nothing known of this person but the request? */
export function isWithoutAccount({ customerId }: { customerId: string }): boolean {
  return prefixOf(customerId) === prefix;
}
