/** An answer of the API: a status and a body. */
export interface StripeAnswer {
  status: number;
  body: object;
}

export interface FakeSetup {
  id: string;
  object: 'setup_intent';
  client_secret: string;
  created: number;
  customer: string;
  metadata: Record<string, string>;
  payment_method_types: string[];
  usage: string;
  status: string;
  payment_method: string | null;
  mandate: string | null;
  last_setup_error: object | null;
}

export interface FakeMethod {
  id: string;
  object: 'payment_method';
  type: string;
  customer: string | null;
  billing_details: { name: string | null };
  [details: string]: unknown;
}

/** What Stripe keeps of a test's account, and how its API (2026-10-28) answers about it. */
export class FakeStripeObjects {
  readonly customers = new Map<string, { id: string; object: 'customer'; metadata: object }>();
  readonly setups = new Map<string, FakeSetup>();
  readonly methods = new Map<string, FakeMethod>();
  readonly mandates = new Map<string, { id: string; object: 'mandate'; [field: string]: unknown }>();
  /** The kinds that the account is open for; others are silently left out. */
  openFor = ['card', 'sepa_debit'];

  constructor(private readonly now: () => Date) {}

  answer(method: string, path: string, params: URLSearchParams): StripeAnswer {
    const [, kind = '', id = '', verb = ''] = /^\/v1\/(\w+)(?:\/([^/]+))?(?:\/(\w+))?$/.exec(path) ?? [];
    switch (`${method} ${kind}${id && ' id'}${verb && ` ${verb}`}`) {
      case 'POST customers':
        return this.makeCustomer(params);
      case 'DELETE customers id':
        return this.deleteCustomer(id);
      case 'POST setup_intents':
        return this.makeSetup(params);
      case 'GET setup_intents id':
        return this.readSetup(id, params.getAll('expand[0]').concat(params.getAll('expand[1]')));
      case 'GET payment_methods id':
        return found('PaymentMethod', id, this.methods.get(id));
      case 'POST payment_methods id detach':
        return this.detach(id);
      default:
        return refused(404, `Unrecognized request URL (${method}: ${path}).`);
    }
  }

  private makeCustomer(params: URLSearchParams): StripeAnswer {
    const id = `cus_fake${this.customers.size + 1}`;
    const customer = { id, object: 'customer' as const, metadata: metadataOf(params) };
    this.customers.set(id, customer);
    return { status: 200, body: customer };
  }

  private deleteCustomer(id: string): StripeAnswer {
    if (!this.customers.delete(id)) return missing('customer', id, 'id');
    for (const method of this.methods.values()) if (method.customer === id) method.customer = null;
    return { status: 200, body: { id, object: 'customer', deleted: true } };
  }

  private makeSetup(params: URLSearchParams): StripeAnswer {
    if (params.has('payment_method_types[0]')) {
      return refused(400, 'payment_method_types', { code: 'payment_method_types_no_longer_supported' });
    }
    const customer = params.get('customer') ?? '';
    if (!this.customers.has(customer)) return missing('customer', customer, 'customer');
    const id = `seti_fake${this.setups.size + 1}`;
    const setup: FakeSetup = {
      id,
      object: 'setup_intent',
      client_secret: `${id}_secret_fake`,
      created: Math.floor(this.now().getTime() / 1000),
      customer,
      metadata: metadataOf(params),
      payment_method_types: this.openFor.filter((type) =>
        params.getAll('allowed_payment_method_types[0]').includes(type),
      ),
      usage: params.get('usage') ?? 'off_session',
      status: 'requires_payment_method',
      payment_method: null,
      mandate: null,
      last_setup_error: null,
    };
    this.setups.set(id, setup);
    return { status: 200, body: structuredClone(setup) };
  }

  private readSetup(id: string, expand: string[]): StripeAnswer {
    const setup = this.setups.get(id);
    if (!setup) return missing('setupintent', id, 'intent');
    const method = expand.includes('payment_method') && this.methods.get(setup.payment_method ?? '');
    const mandate = expand.includes('mandate') && this.mandates.get(setup.mandate ?? '');
    const body = { ...setup, ...(method && { payment_method: method }), ...(mandate && { mandate }) };
    return { status: 200, body };
  }

  private detach(id: string): StripeAnswer {
    const method = this.methods.get(id);
    if (!method) return missing('PaymentMethod', id, 'payment_method');
    if (!method.customer) {
      return refused(
        400,
        'The payment method you provided is not attached to a customer so detachment is impossible.',
      );
    }
    method.customer = null;
    return { status: 200, body: method };
  }
}

/** Stripe's shape of a refusal. */
export function refused(status: number, message: string, more: object = {}): StripeAnswer {
  return { status, body: { error: { type: 'invalid_request_error', message, ...more } } };
}

function found(what: string, id: string, object: object | undefined): StripeAnswer {
  return object ? { status: 200, body: object } : missing(what, id, 'payment_method');
}

function missing(what: string, id: string, param: string): StripeAnswer {
  return refused(404, `No such ${what}: '${id}'`, { code: 'resource_missing', param });
}

function metadataOf(params: URLSearchParams): Record<string, string> {
  const entries = [...params].map(([name, value]) => [/^metadata\[(\w+)\]$/.exec(name)?.[1], value]);
  return Object.fromEntries(entries.filter(([name]) => name));
}
