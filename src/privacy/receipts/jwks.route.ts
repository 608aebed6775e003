import type { FastifyInstance } from 'fastify';
import type { ReceiptSigner } from './receipt-signer';

/** Publishes the keys that receipts are checked with (RFC 7517). */
export function serveKeys(http: FastifyInstance, signer: ReceiptSigner): void {
  http.get('/.well-known/jwks.json', async (_, reply) => {
    const keys = await signer.keys();
    return reply
      .header('cache-control', 'public, max-age=3600')
      .type('application/json; charset=utf-8')
      .send(keys);
  });
}
