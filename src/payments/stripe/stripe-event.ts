import type Stripe from 'stripe';
import type { PaymentEvent } from '../payment-event';
import { reasonOf } from './stripe-errors';
import { factsOf } from './stripe-method';

/** The metadata under which a set-up carries our reference of the customer. */
export const referenceField = 'customer_reference';

/** Our event of a verified one of Stripe's; null for a type, or an object, that is not ours. */
export function paymentEventOf(event: Stripe.Event): PaymentEvent | null {
  const content = contentOf(event);
  return content && { id: event.id, at: new Date(event.created * 1000), ...content };
}

type Content = PaymentEvent extends infer Event
  ? Event extends unknown
    ? Omit<Event, 'id' | 'at'>
    : never
  : never;

function contentOf(event: Stripe.Event): Content | null {
  switch (event.type) {
    case 'setup_intent.succeeded':
    case 'setup_intent.setup_failed':
      return setupEnded(event.type, event.data.object);
    case 'payment_method.automatically_updated': {
      const { id, card } = event.data.object;
      return card ? { kind: 'card_renewed', token: id, ...factsOf(card) } : null;
    }
    case 'payment_method.detached':
      return { kind: 'method_detached', token: event.data.object.id };
    case 'mandate.updated':
      return mandateChanged(event.data.object);
    default:
      return null;
  }
}

function setupEnded(type: string, setup: Stripe.SetupIntent): Content | null {
  const customerReference = setup.metadata?.[referenceField];
  if (!customerReference) return null;
  const ended = { setupReference: setup.id, customerReference };
  if (type === 'setup_intent.setup_failed') {
    return { kind: 'setup_failed', reason: reasonOf(setup.last_setup_error ?? {}), ...ended };
  }
  if (!setup.payment_method) return null;
  return { kind: 'setup_succeeded', token: idOf(setup.payment_method), ...ended };
}

function mandateChanged({ payment_method, status }: Stripe.Mandate): Content {
  const states = { active: 'ACTIVE', pending: 'PENDING', inactive: 'FAILED' } as const;
  const state = states[status as keyof typeof states] ?? 'PENDING';
  return { kind: 'mandate_changed', token: idOf(payment_method), state };
}

function idOf(object: string | { id: string }): string {
  return typeof object === 'string' ? object : object.id;
}
