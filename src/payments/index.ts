export { openPaymentProcessor } from './open-processor';
export { isOwnOrigin } from './own-origin';
export {
  type DeclineReason,
  declineReasons,
  PaymentDeclined,
  PaymentUnavailable,
  SetupIncomplete,
  SetupUnknown,
  WebhookRefused,
} from './payment-errors';
export type { PaymentEvent } from './payment-event';
export type {
  ConfirmedMethod,
  PaymentKind,
  PaymentProcessor,
  PaymentSetup,
  SetupOrder,
} from './payment-processor';
export { sandboxMethods, SandboxProcessor } from './sandbox/sandbox-processor';
export { StripeProcessor } from './stripe/stripe-processor';
