import type Stripe from 'stripe';
import { containsCardNumber } from '../../foundation/card-number';
import { PaymentDeclined, SetupIncomplete, SetupUnknown } from '../payment-errors';
import type { ConfirmedMethod } from '../payment-processor';
import { reasonOf } from './stripe-errors';

/** The method that a set-up came to, read with `payment_method` and `mandate` expanded. */
export function methodOf(setup: Stripe.SetupIntent): ConfirmedMethod {
  const { status, last_setup_error: failure } = setup;
  if (status === 'succeeded') return { state: succeeded(setup), ...described(setup) };
  if (status === 'processing') return { state: 'PENDING', ...described(setup) };
  if (failure && status !== 'requires_action') throw new PaymentDeclined(reasonOf(failure));
  throw status === 'canceled' ? new SetupUnknown() : new SetupIncomplete();
}

function succeeded(setup: Stripe.SetupIntent): ConfirmedMethod['state'] {
  // The set-up stays "succeeded" when its method has been detached since.
  if (expandedMethod(setup).customer !== setup.customer) throw new SetupUnknown();
  const mandate = mandateOf(setup);
  if (mandate?.status === 'inactive') throw new PaymentDeclined('bank_account_unusable');
  return mandate?.status === 'pending' ? 'PENDING' : 'ACTIVE';
}

function described(setup: Stripe.SetupIntent): Omit<ConfirmedMethod, 'state'> {
  const method = expandedMethod(setup);
  const { id: token, card, sepa_debit: debit, billing_details: billing } = method;
  const holderName = billing.name && !containsCardNumber(billing.name) ? billing.name : null;
  if (card) return { ...factsOf(card), token, kind: 'CARD', holderName, mandateReference: null };
  if (!debit) throw new SetupUnknown();
  return {
    token,
    kind: 'SEPA_DEBIT',
    brand: null,
    last4: debit.last4 ?? '',
    expiryMonth: null,
    expiryYear: null,
    holderName,
    mandateReference: mandateOf(setup)?.payment_method_details.sepa_debit?.reference ?? null,
  };
}

/** What of a card may be shown to its holder. */
export function factsOf({ brand, last4, exp_month, exp_year }: Stripe.PaymentMethod.Card) {
  return { brand, last4, expiryMonth: exp_month, expiryYear: exp_year };
}

function expandedMethod({ payment_method: method }: Stripe.SetupIntent): Stripe.PaymentMethod {
  if (!method || typeof method === 'string') throw new SetupUnknown();
  return method;
}

function mandateOf({ mandate }: Stripe.SetupIntent): Stripe.Mandate | null {
  return typeof mandate === 'string' ? null : mandate;
}
