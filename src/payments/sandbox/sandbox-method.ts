import type { DeclineReason } from '../payment-errors';
import type { ConfirmedMethod, PaymentKind } from '../payment-processor';

type Facts = Omit<ConfirmedMethod, 'token' | 'kind' | 'state' | 'expiryYear'>;

/** What a test method does. */
export interface SandboxMethod {
  kind: PaymentKind;
  what: string;
  end:
    | { method: Facts; state: ConfirmedMethod['state']; expiresInYears?: number }
    | { declined: DeclineReason }
    | 'unavailable'
    | 'incomplete';
  detach?: 'already_gone' | 'unavailable';
}

const none = { brand: null, expiryMonth: null, mandateReference: null };
const card = (brand: string, last4: string, holderName: string | null = 'Test Holder') => ({
  ...none,
  brand,
  last4,
  holderName,
  expiryMonth: 12,
});
const account = (last4: string, mandateReference: string) => ({
  ...none,
  last4,
  holderName: 'Test Holder',
  mandateReference,
});

/** The test methods of the sandbox, by the names that are appended to a set-up's reference. */
export const sandboxMethods = {
  card_visa: {
    kind: 'CARD',
    what: 'a card that works',
    end: { method: card('visa', '4242'), state: 'ACTIVE', expiresInYears: 3 },
  },
  card_mastercard: {
    kind: 'CARD',
    what: 'another card that works',
    end: { method: card('mastercard', '4444'), state: 'ACTIVE', expiresInYears: 2 },
  },
  card_expiring: {
    kind: 'CARD',
    what: 'a card that expires at the end of this year',
    end: { method: card('visa', '0341'), state: 'ACTIVE', expiresInYears: 0 },
  },
  card_already_gone: {
    kind: 'CARD',
    what: 'a card that is gone at the processor when it is removed here',
    end: { method: card('visa', '0010'), state: 'ACTIVE', expiresInYears: 3 },
    detach: 'already_gone',
  },
  card_stuck: {
    kind: 'CARD',
    what: 'a card whose removal the processor never confirms',
    end: { method: card('visa', '0500'), state: 'ACTIVE', expiresInYears: 3 },
    detach: 'unavailable',
  },
  card_declined: { kind: 'CARD', what: 'a card that is declined', end: { declined: 'declined' } },
  card_insufficient_funds: {
    kind: 'CARD',
    what: 'a card that is declined for want of funds',
    end: { declined: 'insufficient_funds' },
  },
  card_not_authenticated: {
    kind: 'CARD',
    what: 'a card whose holder did not confirm with the bank',
    end: { declined: 'authentication_failed' },
  },
  card_incomplete: { kind: 'CARD', what: 'a set-up that is not finished', end: 'incomplete' },
  card_unavailable: { kind: 'CARD', what: 'a processor that does not answer', end: 'unavailable' },
  sepa_pending: {
    kind: 'SEPA_DEBIT',
    what: 'an account whose bank has not answered yet',
    end: { method: account('3000', 'SANDBOX-MANDATE-1'), state: 'PENDING' },
  },
  sepa_active: {
    kind: 'SEPA_DEBIT',
    what: 'an account that works at once',
    end: { method: account('2606', 'SANDBOX-MANDATE-2'), state: 'ACTIVE' },
  },
  sepa_declined: {
    kind: 'SEPA_DEBIT',
    what: 'an account that cannot be debited',
    end: { declined: 'bank_account_unusable' },
  },
  sepa_unavailable: { kind: 'SEPA_DEBIT', what: 'a processor that does not answer', end: 'unavailable' },
} as const satisfies Record<string, SandboxMethod>;

/** What a set-up comes to when nothing is appended to its reference. */
export const usualMethod = { CARD: 'card_visa', SEPA_DEBIT: 'sepa_pending' } as const;

/** The test method of a name and kind; null where there is none. */
export function sandboxMethod(name: string, kind: PaymentKind): SandboxMethod | null {
  if (!Object.hasOwn(sandboxMethods, name)) return null;
  const method: SandboxMethod = sandboxMethods[name as keyof typeof sandboxMethods];
  return method.kind === kind ? method : null;
}
