import { PaymentUnavailable, WebhookRefused } from './payment-errors';
import type { PaymentProcessor } from './payment-processor';

/** Stands where production has no processor: methods can be neither added nor removed. */
export class AbsentProcessor implements PaymentProcessor {
  startSetup(): Promise<never> {
    return notConfigured();
  }

  confirmSetup(): Promise<never> {
    return notConfigured();
  }

  detach(): Promise<never> {
    return notConfigured();
  }

  forget(): Promise<never> {
    return notConfigured();
  }

  readEvent(): never {
    throw new WebhookRefused();
  }
}

function notConfigured(): Promise<never> {
  return Promise.reject(new PaymentUnavailable('not_configured'));
}
