import Stripe from 'stripe';
import type { StripeSettings } from '../../settings';
import { NotThere, troubleOf } from './stripe-errors';

const pinnedVersion = '2026-10-28.endive';
const mostRetries = 2;

/** Asks Stripe, within bounds, and lets none of its words through. */
export class StripeClient {
  private readonly stripe: Stripe;

  constructor({ secretKey, apiUrl }: StripeSettings, timeoutMs: number) {
    this.stripe = new Stripe(secretKey, {
      apiVersion: pinnedVersion,
      maxNetworkRetries: mostRetries,
      timeout: timeoutMs,
      telemetry: false,
      ...(apiUrl && placeOf(apiUrl)),
    });
  }

  /** Null where Stripe does not know what was asked for. */
  async find<T>(call: (stripe: Stripe) => Promise<T>): Promise<T | null> {
    try {
      return await this.ask(call);
    } catch (error) {
      if (error instanceof NotThere) return null;
      throw error;
    }
  }

  /** Throws PaymentUnavailable, or PaymentDeclined. */
  async ask<T>(call: (stripe: Stripe) => Promise<T>): Promise<T> {
    try {
      return await call(this.stripe);
    } catch (error) {
      throw troubleOf(error);
    }
  }

  /**
   * Makes something once for a key. Stripe repeats a saved failure for as long as it keeps the key (a day),
   * so one that comes back is asked for once more, under a second key that is as fixed as the first.
   */
  async make<T>(
    key: string,
    call: (stripe: Stripe, options: Stripe.RequestOptions) => Promise<T>,
  ): Promise<T> {
    return this.ask(async (stripe) => {
      try {
        return await call(stripe, { idempotencyKey: key });
      } catch (error) {
        if (!isItsFailure(error)) throw error;
        return call(stripe, { idempotencyKey: `${key}-again` });
      }
    });
  }
}

function isItsFailure(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeAPIError && (error.statusCode ?? 0) >= 500;
}

function placeOf(apiUrl: string) {
  const { hostname, port, protocol } = new URL(apiUrl);
  const isPlain = protocol === 'http:';
  return {
    host: hostname,
    port: port || (isPlain ? 80 : 443),
    protocol: isPlain ? ('http' as const) : ('https' as const),
  };
}
