import type { FakeStripe } from './fake-stripe';
import { stripeWords } from './fake-stripe';
import type { FakeSetup } from './fake-stripe-objects';

/** The customer at the page where card and account numbers are typed: there they go to Stripe alone. */
export class StripePage {
  constructor(private readonly stripe: FakeStripe) {}

  /** A card is accepted; answers its token. */
  payByCard(setupReference: string, holder = 'Ada Lovelace'): string {
    const card = { brand: 'visa', last4: '4242', exp_month: 12, exp_year: 2029, fingerprint: 'fp_fake' };
    return this.attach(this.setup(setupReference), 'card', { card }, holder);
  }

  /** An account is accepted; its mandate stands as the bank says. */
  payByDebit(setupReference: string, mandateStatus: 'active' | 'pending' | 'inactive'): string {
    const setup = this.setup(setupReference);
    const token = this.attach(setup, 'sepa_debit', { sepa_debit: { last4: '3000', country: 'DE' } });
    setup.mandate = `mandate_fake${this.stripe.objects.mandates.size + 1}`;
    this.stripe.objects.mandates.set(setup.mandate, {
      id: setup.mandate,
      object: 'mandate',
      payment_method: token,
      status: mandateStatus,
      payment_method_details: { type: 'sepa_debit', sepa_debit: { reference: 'FAKE-MANDATE', url: 'x' } },
    });
    return token;
  }

  /** The bank says no, and Stripe says so in words that name card and holder. */
  fail(setupReference: string, code: string, declineCode?: string): void {
    const error = { type: 'card_error', message: stripeWords, code, decline_code: declineCode };
    Object.assign(this.setup(setupReference), { status: 'requires_payment_method', last_setup_error: error });
  }

  /** The set-up stands at any other state. */
  leaveAt(setupReference: string, status: string): void {
    this.setup(setupReference).status = status;
  }

  private attach(setup: FakeSetup, type: string, details: object, holder = 'Ada Lovelace'): string {
    const id = `pm_fake${this.stripe.objects.methods.size + 1}`;
    const billing = { billing_details: { name: holder } };
    const { customer } = setup;
    this.stripe.objects.methods.set(id, {
      id,
      object: 'payment_method',
      type,
      customer,
      ...billing,
      ...details,
    });
    Object.assign(setup, { status: 'succeeded', payment_method: id });
    return id;
  }

  private setup(setupReference: string): FakeSetup {
    const setup = this.stripe.objects.setups.get(setupReference);
    if (!setup) throw new Error('The page has no such set-up.');
    return setup;
  }
}
