import type { FastifyInstance } from 'fastify';
import type { ReceiptKeys } from './receipt-keys';

/** Publishes the keys that receipts are checked with (RFC 7517). Who holds an older list has a new key in five minutes. */
export function serveKeys(http: FastifyInstance, keys: ReceiptKeys): void {
  http.get('/.well-known/jwks.json', async (_, reply) => {
    await keys.newest();
    return reply
      .header('cache-control', 'public, max-age=300')
      .type('application/json; charset=utf-8')
      .send({ keys: await keys.published() });
  });
}
