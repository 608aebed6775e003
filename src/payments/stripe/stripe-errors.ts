import Stripe from 'stripe';
import {
  type DeclineReason,
  PaymentDeclined,
  PaymentUnavailable,
  type UnavailableReason,
} from '../payment-errors';

/** Stripe knows nothing under a name that we sent. */
export class NotThere extends PaymentUnavailable {
  constructor(
    /** Which part of our request named it. */
    readonly param: string | undefined,
    requestId: string | null,
  ) {
    super('not_accepted', requestId);
  }
}

/** What we make of an error of the SDK: codes of ours and Stripe's request id; its message and cause stay behind. */
export function troubleOf(error: unknown): PaymentDeclined | PaymentUnavailable {
  if (!(error instanceof Stripe.errors.StripeError)) return new PaymentUnavailable('failed');
  if (error instanceof Stripe.errors.StripeCardError) return new PaymentDeclined(reasonOf(error));
  const requestId = /^req_\w{1,64}$/.exec(error.requestId ?? '')?.[0] ?? null;
  if (error.code === 'resource_missing') return new NotThere(error.param, requestId);
  return new PaymentUnavailable(unavailability(error), requestId);
}

function unavailability(error: Stripe.errors.StripeError): UnavailableReason {
  const { errors } = Stripe;
  if (error instanceof errors.StripeConnectionError) return 'connection';
  if (error instanceof errors.StripeRateLimitError) return 'overloaded';
  if (error instanceof errors.StripeAuthenticationError) return 'not_authorised';
  if (error instanceof errors.StripePermissionError) return 'not_authorised';
  if (error instanceof errors.StripeInvalidRequestError) return 'not_accepted';
  if (error instanceof errors.StripeIdempotencyError) return 'not_accepted';
  return 'failed';
}

// What tells of theft or suspicion (lost_card, stolen_card, fraudulent …) is left out: it is `declined`.
const reasons: Record<string, DeclineReason> = {
  insufficient_funds: 'insufficient_funds',
  expired_card: 'expired_card',
  invalid_expiry_month: 'expired_card',
  invalid_expiry_year: 'expired_card',
  incorrect_number: 'incorrect_number',
  invalid_number: 'incorrect_number',
  incorrect_cvc: 'incorrect_security_code',
  invalid_cvc: 'incorrect_security_code',
  authentication_required: 'authentication_failed',
  setup_intent_authentication_failure: 'authentication_failed',
  bank_account_unusable: 'bank_account_unusable',
  bank_account_declined: 'bank_account_unusable',
  debit_not_authorized: 'bank_account_unusable',
  invalid_bank_account_iban: 'bank_account_unusable',
  payment_method_bank_account_blocked: 'bank_account_unusable',
  card_not_supported: 'not_supported',
  currency_not_supported: 'not_supported',
  payment_method_provider_decline: 'declined',
  issuer_not_available: 'try_again_later',
  processing_error: 'try_again_later',
  try_again_later: 'try_again_later',
};

/** Our code for Stripe's; the bank's own (`decline_code`) is the closer one. */
export function reasonOf(error: { code?: string; decline_code?: string }): DeclineReason {
  const told = [error.decline_code, error.code].find((code) => code && Object.hasOwn(reasons, code));
  return told ? reasons[told]! : 'declined';
}
