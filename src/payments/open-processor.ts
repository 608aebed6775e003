import type { Clock } from '../foundation/clock';
import type { Settings } from '../settings';
import { AbsentProcessor } from './absent-processor';
import type { PaymentProcessor } from './payment-processor';
import { SandboxProcessor } from './sandbox/sandbox-processor';
import { StripeProcessor } from './stripe/stripe-processor';

/** Stripe where it is configured; else the sandbox, but never in production. `key` signs the sandbox's references. */
export function openPaymentProcessor(
  { stripe, isProduction }: Pick<Settings, 'stripe' | 'isProduction'>,
  key: Buffer,
  clock: Clock,
): PaymentProcessor {
  if (stripe) return new StripeProcessor(stripe, clock);
  return isProduction ? new AbsentProcessor() : new SandboxProcessor(key, clock);
}
