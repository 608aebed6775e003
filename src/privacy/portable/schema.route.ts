import type { FastifyInstance } from 'fastify';
import { schemaPath } from './portable-shape';

/** Publishes the JSON Schema of `portable.json` under the address that those files name. */
export function serveSchema(http: FastifyInstance, schema: object): void {
  http.get(schemaPath, async (_, reply) =>
    reply
      .header('cache-control', 'public, max-age=3600')
      .header('access-control-allow-origin', '*')
      .type('application/schema+json; charset=utf-8')
      .send(JSON.stringify(schema)),
  );
}
