/** Why a payment method was declined; codes of our own, clients may branch on them. */
export const declineReasons = {
  declined: 'The bank declined without a reason that may be told.',
  insufficient_funds: 'The account does not cover it.',
  expired_card: 'The card has expired.',
  incorrect_number: 'The card number is wrong.',
  incorrect_security_code: 'The security code is wrong.',
  authentication_failed: 'The customer did not confirm with the bank.',
  bank_account_unusable: 'The bank account cannot be debited.',
  not_supported: 'The card or account is of a sort that is not accepted.',
  try_again_later: 'The bank could not decide at the moment.',
} as const satisfies Record<string, string>;
export type DeclineReason = keyof typeof declineReasons;

/** Why the processor could not be asked; for the log. */
export type UnavailableReason =
  | 'connection' // no answer in time, or none at all
  | 'overloaded' // it asks us to slow down
  | 'failed' // it failed
  | 'not_accepted' // it did not accept our request
  | 'not_authorised' // it did not accept our key
  | 'not_configured'; // there is none

/** The bank or the processor said no; a code alone, never its words. */
export class PaymentDeclined extends Error {
  override readonly name = 'PaymentDeclined';
  constructor(readonly reason: DeclineReason) {
    super(`The payment method was declined: ${reason}.`);
  }
}

/** The processor gave no usable answer; the same may be asked again later. */
export class PaymentUnavailable extends Error {
  override readonly name = 'PaymentUnavailable';
  constructor(
    readonly reason: UnavailableReason,
    /** Names the request to the processor's support. */
    readonly requestId: string | null = null,
  ) {
    super(`The payment processor cannot be asked: ${reason}${requestId ? ` (${requestId})` : ''}.`);
  }
}

/** There is no such set-up of this customer. */
export class SetupUnknown extends Error {
  override readonly name = 'SetupUnknown';
  constructor() {
    super('There is no such set-up of this customer.');
  }
}

/** The customer has not finished the set-up at the processor. */
export class SetupIncomplete extends Error {
  override readonly name = 'SetupIncomplete';
  constructor() {
    super('The set-up is not finished.');
  }
}

/** A webhook that the processor did not send, or not just now. */
export class WebhookRefused extends Error {
  override readonly name = 'WebhookRefused';
  constructor() {
    super('The webhook is not signed by the payment processor.');
  }
}
