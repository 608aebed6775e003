import Stripe from 'stripe';
import type { Clock } from '../../foundation/clock';
import { equalInTime, sha256 } from '../../foundation/cryptography';
import type { StripeSettings } from '../../settings';
import { PaymentUnavailable, SetupUnknown, WebhookRefused } from '../payment-errors';
import type { PaymentEvent } from '../payment-event';
import type { ConfirmedMethod, PaymentProcessor, PaymentSetup, SetupOrder } from '../payment-processor';
import { StripeClient } from './stripe-client';
import { NotThere } from './stripe-errors';
import { paymentEventOf, referenceField } from './stripe-event';
import { methodOf } from './stripe-method';

const types = { CARD: 'card', SEPA_DEBIT: 'sepa_debit' } as const;
/** As long as Stripe keeps idempotency keys. */
const setupLifetimeMs = 24 * 60 * 60 * 1000;
const signatureToleranceSeconds = 300;

/**
 * Stripe, through SetupIntents. It knows a customer by our reference alone: no name, no address.
 * Stripe takes the return URL from the page, when that confirms; it is not sent from here.
 */
export class StripeProcessor implements PaymentProcessor {
  private readonly client: StripeClient;

  constructor(
    private readonly access: StripeSettings,
    private readonly clock: Clock,
    timeoutMs = 10_000,
  ) {
    this.client = new StripeClient(access, timeoutMs);
  }

  async startSetup(order: SetupOrder): Promise<PaymentSetup> {
    const { customerToken } = order;
    try {
      return await this.openSetup(order, customerToken ?? (await this.makeCustomer(order)));
    } catch (error) {
      const isCustomerGone = error instanceof NotThere && error.param === 'customer';
      if (!customerToken || !isCustomerGone) throw error;
      return this.openSetup(order, await this.makeCustomer(order));
    }
  }

  async confirmSetup(setupReference: string, customerReference: string): Promise<ConfirmedMethod> {
    if (!/^seti_\w{1,255}$/.test(setupReference)) throw new SetupUnknown();
    const expand = ['payment_method', 'mandate'];
    const setup = await this.client.find((stripe) =>
      stripe.setupIntents.retrieve(setupReference, { expand }),
    );
    const owner = setup?.metadata?.[referenceField] ?? '';
    if (!setup || !equalInTime(sha256(owner), sha256(customerReference))) throw new SetupUnknown();
    if (expiryOf(setup) <= this.clock.now()) throw new SetupUnknown();
    return methodOf(setup);
  }

  async detach(token: string): Promise<'detached' | 'already_gone'> {
    try {
      // Without a key of ours: Stripe would repeat a saved failure to every later attempt.
      await this.client.ask((stripe) => stripe.paymentMethods.detach(token));
      return 'detached';
    } catch (error) {
      const mayBeGone = error instanceof PaymentUnavailable && error.reason === 'not_accepted';
      if (mayBeGone && (await this.isGone(token))) return 'already_gone';
      throw error;
    }
  }

  async forget(customerToken: string): Promise<'forgotten' | 'already_gone'> {
    const deleted = await this.client.find((stripe) => stripe.customers.del(customerToken));
    return deleted ? 'forgotten' : 'already_gone';
  }

  readEvent(body: Buffer, signature: string | undefined): PaymentEvent | null {
    return paymentEventOf(this.verified(body, signature ?? ''));
  }

  private verified(body: Buffer, signature: string): Stripe.Event {
    const { webhookSecret } = this.access;
    const receivedAt = this.clock.now().getTime();
    try {
      return Stripe.webhooks.constructEvent(
        body,
        signature,
        webhookSecret,
        signatureToleranceSeconds,
        undefined,
        receivedAt,
      );
    } catch {
      throw new WebhookRefused();
    }
  }

  private async makeCustomer({ customerReference, customerToken }: SetupOrder): Promise<string> {
    const key = keyOf('customer', customerReference, customerToken ?? '');
    const metadata = { [referenceField]: customerReference };
    const { id } = await this.client.make(key, (stripe, options) =>
      stripe.customers.create({ metadata }, options),
    );
    return id;
  }

  private async openSetup(order: SetupOrder, customer: string): Promise<PaymentSetup> {
    const { customerReference, idempotencyKey, kind } = order;
    const key = keyOf('setup', customerReference, customer, idempotencyKey);
    const terms: Stripe.SetupIntentCreateParams = {
      customer,
      usage: 'off_session',
      allowed_payment_method_types: [types[kind]],
      metadata: { [referenceField]: customerReference },
    };
    const setup = await this.client.make(key, (stripe, options) =>
      stripe.setupIntents.create(terms, options),
    );
    // Kinds that the account is not open for are left out without a word.
    const isOffered = setup.payment_method_types.includes(types[kind]);
    if (!isOffered || !setup.client_secret) throw new PaymentUnavailable('not_accepted');
    return {
      setupReference: setup.id,
      customerToken: customer,
      clientSecret: setup.client_secret,
      publishableKey: this.access.publishableKey,
      processorName: 'stripe',
      expiresAt: expiryOf(setup),
    };
  }

  /** Stripe has no code for "it is attached to nobody": only the method itself tells. */
  private async isGone(token: string): Promise<boolean> {
    const method = await this.client.find((stripe) => stripe.paymentMethods.retrieve(token));
    return !method?.customer;
  }
}

function expiryOf({ created }: Stripe.SetupIntent): Date {
  return new Date(created * 1000 + setupLifetimeMs);
}

/** A key for Stripe that two customers never share, whatever keys they chose. */
function keyOf(what: string, ...parts: string[]): string {
  return `${what}-${sha256(JSON.stringify(parts)).toString('base64url')}`;
}
