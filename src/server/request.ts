import type { FastifyRequest } from 'fastify';
import type { RequestTraces } from '../foundation/access';
import { clientNetwork } from '../foundation/client-network';
import type { Actor } from '../foundation/actor';
import { spokenOf, type Language } from '../foundation/text';
import { type House, Loaders } from '../graphql';
import type { Cursors } from '../graphql';
import type { MutationPipeline, PipelineContext } from './pipeline';

/** What the edge keeps of a request beside what resolvers see. */
export interface ServerContext extends PipelineContext {
  traces: RequestTraces;
  /** Customers whose data staff or a service read. */
  seen: ReadonlySet<string>;
}

export interface ContextParts {
  house: House;
  cursors: Cursors;
  pipeline: MutationPipeline;
  /** The locale a customer chose. */
  localeOf(customerId: string): Promise<string | null>;
}

/** The context of one request. Touches nothing that can fail: its errors would reach the client unmasked. */
export function contextOf(parts: ContextParts, request: FastifyRequest, actor: Actor | null): ServerContext {
  const seen = new Set<string>();
  const key = headerOf(request, 'idempotency-key');
  const context: ServerContext = {
    actor,
    network: clientNetwork(request.ip),
    seen,
    loaders: new Loaders(),
    records: parts.house.records,
    cursors: parts.cursors,
    traces: tracesOf(request),
    language: once(() => languageOf(parts, request, actor)),
    perform: (plan) => parts.pipeline.perform(context, key, plan),
    sawCustomer: (customerId) => void seen.add(customerId),
  };
  return context;
}

async function languageOf(
  parts: ContextParts,
  request: FastifyRequest,
  actor: Actor | null,
): Promise<Language> {
  const spoken = spokenOf(acceptedLanguages(headerOf(request, 'accept-language')));
  if (spoken) return spoken;
  return spokenOf([actor?.customerId ? await parts.localeOf(actor.customerId) : null]) ?? 'en';
}

/** The tags of an Accept-Language header (RFC 9110 12.5.4), best first. */
function acceptedLanguages(header: string | null): string[] {
  const ranges = (header ?? '').split(',').map((range) => {
    const [tag = '', ...parameters] = range.split(';').map((part) => part.trim());
    const weight = parameters.find((parameter) => parameter.startsWith('q='));
    return { tag, q: weight ? Number(weight.slice(2)) || 0 : 1 };
  });
  return ranges
    .filter(({ tag, q }) => tag && q > 0)
    .toSorted((a, b) => b.q - a.q)
    .map(({ tag }) => tag);
}

function tracesOf(request: FastifyRequest): RequestTraces {
  return {
    ipAddress: request.ip,
    userAgent: headerOf(request, 'user-agent'),
    referrer: headerOf(request, 'x-referrer'),
    page: headerOf(request, 'referer'),
  };
}

export function headerOf(request: FastifyRequest, name: string): string | null {
  const value = request.headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? null;
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => (made ??= make());
}
