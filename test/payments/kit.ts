import type { PaymentKind, SetupOrder } from '../../src/payments';

/** What a promise was rejected with; fails where it was not. */
export async function errorOf(promise: Promise<unknown>): Promise<Error> {
  try {
    await promise;
  } catch (error) {
    return error as Error;
  }
  throw new Error('It was not refused.');
}

/** An order of a set-up, by Ada unless it says otherwise. */
export function orderOf(changes: Partial<SetupOrder> = {}, kind: PaymentKind = 'CARD'): SetupOrder {
  return {
    customerReference: 'ada-pseudonym',
    customerToken: null,
    kind,
    returnUrl: null,
    idempotencyKey: 'key-1',
    ...changes,
  };
}
