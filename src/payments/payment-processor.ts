import type { PaymentEvent } from './payment-event';

export type PaymentKind = 'CARD' | 'SEPA_DEBIT';

export interface SetupOrder {
  /** Stands for the customer at the processor: opaque, always the same, and no id of ours. */
  customerReference: string;
  /**
   * What the processor calls this customer, as an earlier set-up told it; null before the first one.
   * The caller keeps it, so that nobody is made twice and nobody need be searched for there.
   */
  customerToken: string | null;
  kind: PaymentKind;
  /** Where the bank's page leads back to; the caller made sure that the origin is our own. */
  returnUrl: string | null;
  /** Asked again with the same key, the processor answers with the same set-up for a day. */
  idempotencyKey: string;
}

/** What a page needs to give card or account number to the processor, past us. */
export interface PaymentSetup {
  setupReference: string;
  /** To be kept by the caller whenever it differs from the one in the order. */
  customerToken: string;
  /** Whoever holds it can finish the set-up: for the customer's own page alone, never stored or logged. */
  clientSecret: string;
  publishableKey: string;
  processorName: string;
  expiresAt: Date;
}

/** A payment method as the processor vouches for it. */
export interface ConfirmedMethod {
  /** PENDING: the bank has not answered yet; an event tells how it ends. */
  state: 'ACTIVE' | 'PENDING';
  token: string;
  kind: PaymentKind;
  brand: string | null;
  last4: string;
  expiryMonth: number | null;
  expiryYear: number | null;
  holderName: string | null;
  mandateReference: string | null;
}

/**
 * Holds what people pay with, under tokens. Each call may throw PaymentUnavailable; whether it had
 * an effect is unknown then, and it may be repeated. Nothing the processor says passes through as it is.
 */
export interface PaymentProcessor {
  /** Throws PaymentDeclined where the processor refuses this customer. */
  startSetup(order: SetupOrder): Promise<PaymentSetup>;

  /**
   * Tells what became of a set-up; asked twice it answers the same token.
   * Throws SetupUnknown (also for somebody else's, an expired one, or one whose method was detached since),
   * SetupIncomplete (the page has not finished) or PaymentDeclined.
   */
  confirmSetup(setupReference: string, customerReference: string): Promise<ConfirmedMethod>;

  /** Returns once the processor has confirmed that nobody can charge the method any more. */
  detach(token: string): Promise<'detached' | 'already_gone'>;

  /** Deletes the customer at the processor, with every method that is left; the same promise. */
  forget(customerToken: string): Promise<'forgotten' | 'already_gone'>;

  /**
   * Reads a webhook from the bytes that came; null for what does not concern us.
   * Throws WebhookRefused where the signature is not the processor's, or older than five minutes.
   * The same event may come twice and late: `id` tells.
   */
  readEvent(body: Buffer, signature: string | undefined): PaymentEvent | null;
}
