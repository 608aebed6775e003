import type { Change } from '../../../foundation/change';
import { refusal } from '../../../foundation/refusal';
import type { Ledger } from '../../../ledger';
import {
  type ConfirmedMethod,
  isOwnOrigin,
  type PaymentProcessor,
  type PaymentSetup,
} from '../../../payments';
import type { Settings } from '../../../settings';
import type { PaymentRefusals } from './payment-refusals';
import type { ProcessorCustomers } from '../processor-customers';
import type { StartPaymentMethodSetupInput } from './setup.inputs';

/** Set-ups at the payment processor: they go past us, and nothing of them is kept but that one began. */
export class SetupsService {
  constructor(
    private readonly payments: PaymentProcessor,
    private readonly customers: ProcessorCustomers,
    private readonly refusals: PaymentRefusals,
    private readonly ledger: Ledger,
    private readonly settings: Settings,
  ) {}

  /** A bank's page leads customers back to our own pages only. */
  check({ returnUrl }: StartPaymentMethodSetupInput): void {
    if (returnUrl == null || isOwnOrigin(returnUrl, this.settings)) return;
    throw refusal('INVALID', ['returnUrl'], {
      en: 'This is none of our pages.',
      de: 'Das ist keine unserer Seiten.',
    });
  }

  /** Asked again with the same key, the processor answers with the same set-up for a day. */
  async ask(
    customerId: string,
    { kind, returnUrl = null }: StartPaymentMethodSetupInput,
    idempotencyKey: string,
  ): Promise<PaymentSetup> {
    const customerReference = this.customers.referenceOf(customerId);
    const customerToken = await this.customers.tokenOf(customerId);
    const order = { customerReference, customerToken, kind, returnUrl, idempotencyKey };
    return this.refusals.during([], this.payments.startSetup(order));
  }

  async begin(change: Change, customerId: string, setup: PaymentSetup, about: string): Promise<void> {
    await this.customers.keep(change, customerId, setup.customerToken);
    await this.ledger.record(change, {
      subject: customerId,
      action: 'payment_method.setup_started',
      about,
    });
  }

  /** The method that a set-up came to, as the processor vouches for it. */
  confirm(customerId: string, setupReference: string): Promise<ConfirmedMethod> {
    const customerReference = this.customers.referenceOf(customerId);
    const asking = this.payments.confirmSetup(setupReference, customerReference);
    return this.refusals.during(['setupReference'], asking);
  }
}
