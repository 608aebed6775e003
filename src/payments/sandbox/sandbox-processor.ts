import type { Clock } from '../../foundation/clock';
import {
  PaymentDeclined,
  PaymentUnavailable,
  SetupIncomplete,
  SetupUnknown,
  WebhookRefused,
} from '../payment-errors';
import type {
  ConfirmedMethod,
  PaymentKind,
  PaymentProcessor,
  PaymentSetup,
  SetupOrder,
} from '../payment-processor';
import { type SandboxMethod, sandboxMethod, usualMethod } from './sandbox-method';
import { SandboxSeal } from './sandbox-seal';

export { sandboxMethods } from './sandbox-method';

const dayMs = 24 * 60 * 60 * 1000;
const prefixes = { setup: 'sandbox-setup', method: 'sandbox-method', customer: 'sandbox-customer' };

interface Setup {
  kind: PaymentKind;
  /** Derived from the idempotency key. */
  id: string;
  expiresAt: number;
}

interface Method {
  setup: string;
  name: string;
  kind: PaymentKind;
}

/**
 * A processor within this process, for one machine and for tests: no network, no money, no memory.
 * A page "pays" by appending a test method to the set-up's reference: `<reference>.card_declined`.
 */
export class SandboxProcessor implements PaymentProcessor {
  private readonly seal: SandboxSeal;

  constructor(
    key: Buffer,
    private readonly clock: Clock,
  ) {
    this.seal = new SandboxSeal(key);
  }

  async startSetup({ customerReference, kind, idempotencyKey }: SetupOrder): Promise<PaymentSetup> {
    // Until the end of the next day: asked again within a day, the answer is the same.
    const expiresAt = (Math.floor(this.clock.now().getTime() / dayMs) + 2) * dayMs;
    const setup: Setup = {
      kind,
      id: this.seal.digest('setup', customerReference, idempotencyKey),
      expiresAt,
    };
    const setupReference = this.seal.issue(prefixes.setup, setup, customerReference);
    return {
      setupReference,
      customerToken: `${prefixes.customer}.${this.seal.digest('customer', customerReference)}`,
      clientSecret: `sandbox-secret.${this.seal.digest('secret', setupReference)}`,
      publishableKey: 'sandbox',
      processorName: 'sandbox',
      expiresAt: new Date(expiresAt),
    };
  }

  async confirmSetup(reference: string, customerReference: string): Promise<ConfirmedMethod> {
    const parts = reference.split('.');
    const setup = this.seal.read(
      prefixes.setup,
      parts.slice(0, 3).join('.'),
      customerReference,
    ) as Setup | null;
    if (!setup || parts.length > 4 || setup.expiresAt <= this.clock.now().getTime()) throw new SetupUnknown();
    const { kind, id } = setup;
    const name = parts[3] ?? usualMethod[kind];
    const method = sandboxMethod(name, kind);
    if (!method) throw new SetupUnknown();
    const token = this.seal.issue(prefixes.method, { setup: id, name, kind } satisfies Method);
    return { token, kind, ...this.endOf(method) };
  }

  async detach(token: string): Promise<'detached' | 'already_gone'> {
    const known = this.seal.read(prefixes.method, token) as Method | null;
    const detach = known && sandboxMethod(known.name, known.kind)?.detach;
    if (detach === 'unavailable') throw new PaymentUnavailable('connection');
    return !known || detach === 'already_gone' ? 'already_gone' : 'detached';
  }

  async forget(customerToken: string): Promise<'forgotten' | 'already_gone'> {
    return customerToken.startsWith(`${prefixes.customer}.`) ? 'forgotten' : 'already_gone';
  }

  /** The sandbox sends nothing. */
  readEvent(): never {
    throw new WebhookRefused();
  }

  private endOf({ end }: SandboxMethod): Omit<ConfirmedMethod, 'token' | 'kind'> {
    if (end === 'unavailable') throw new PaymentUnavailable('connection');
    if (end === 'incomplete') throw new SetupIncomplete();
    if ('declined' in end) throw new PaymentDeclined(end.declined);
    const { method, state, expiresInYears } = end;
    const year = this.clock.now().getUTCFullYear();
    return { ...method, state, expiryYear: expiresInYears === undefined ? null : year + expiresInYears };
  }
}
