import type { FastifyInstance } from 'fastify';
import { type PaymentEvent, type PaymentProcessor, WebhookRefused } from '../../../payments';
import type { NewsService } from './news.service';

/** Hears Stripe's events. The signature is over the bytes as they came, so nothing reads them before it. */
export function hearStripe(http: FastifyInstance, payments: PaymentProcessor, news: NewsService): void {
  void http.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, async (_request: unknown, body: Buffer) => body);
    scope.post(
      '/webhooks/stripe',
      { config: { purpose: 'billing' } },
      async ({ body, headers, log }, reply) => {
        const signature = headers['stripe-signature'];
        const event = eventOf(payments, body, Array.isArray(signature) ? signature[0] : signature);
        if (event === 'refused') {
          log.warn('a webhook is not signed by the payment processor');
          return reply.code(400).send({ error: 'This is not signed by the payment processor.' });
        }
        if (event) await news.take(event);
        return reply.send({ received: true });
      },
    );
  });
}

function eventOf(
  payments: PaymentProcessor,
  body: unknown,
  signature: string | undefined,
): PaymentEvent | 'refused' | null {
  try {
    return payments.readEvent(Buffer.isBuffer(body) ? body : Buffer.alloc(0), signature);
  } catch (error) {
    if (error instanceof WebhookRefused) return 'refused';
    throw error;
  }
}
