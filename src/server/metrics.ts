import type { FastifyInstance } from 'fastify';
import { timingSafeEqual } from 'node:crypto';
import { collectDefaultMetrics, Gauge as PublishedGauge, Registry } from 'prom-client';
import { sha256 } from '../foundation/cryptography';
import type { Gauge } from '../foundation/gauge';

/** /metrics in the text format of Prometheus, for whoever sends the token of METRICS_TOKEN (RFC 6750). */
export function metricsRoute(http: FastifyInstance, token: string, gauges: readonly Gauge[]): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  for (const gauge of gauges) publish(registry, gauge);
  http.get('/metrics', async (request, reply) => {
    const given = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (given === undefined || !isSame(given, token))
      return reply
        .code(401)
        .header('www-authenticate', 'Bearer')
        .send({ error: 'The metrics are for the monitoring.' });
    return reply
      .type(registry.contentType)
      .header('cache-control', 'no-store')
      .send(await registry.metrics());
  });
}

/** What was told before and is no longer so is forgotten. */
function publish(registry: Registry, gauge: Gauge): void {
  const { name, help, labels } = gauge;
  new PublishedGauge({
    name,
    help,
    labelNames: labels,
    registers: [registry],
    async collect() {
      const readings = await gauge.read();
      this.reset();
      for (const reading of readings) this.set(reading.labels, reading.value);
    },
  });
}

function isSame(given: string, token: string): boolean {
  return timingSafeEqual(sha256(Buffer.from(given)), sha256(Buffer.from(token)));
}
