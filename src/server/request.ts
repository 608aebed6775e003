import type { FastifyRequest } from 'fastify';
import type { RequestTraces } from '../foundation/access';
import { clientNetwork } from '../foundation/client-network';
import type { Actor } from '../foundation/actor';
import { acceptedLanguages, type Language, spokenOf } from '../foundation/text';
import { type Cursors, type GuestPassage, type House, Loaders, type RequestContext } from '../graphql';
import type { MutationPipeline } from './pipeline';

/** What the edge keeps of a request beside what resolvers see. */
export interface ServerContext extends RequestContext {
  traces: RequestTraces;
  /** Customers whose data staff or a service read. */
  seen: ReadonlySet<string>;
  /** The language in which the answer speaks to people; null where it says nothing to them. */
  spoken: () => Language | null;
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
  const guestOf = new Map<string, GuestPassage>();
  let spoken: Language | null = null;
  const key = headerOf(request, 'idempotency-key');
  const context: ServerContext = {
    actor,
    guestOf,
    network: clientNetwork(request.ip),
    seen,
    spoken: () => spoken,
    loaders: new Loaders(),
    records: parts.house.records,
    cursors: parts.cursors,
    traces: tracesOf(request),
    language: once(async () => (spoken = await languageOf(parts, request, actor))),
    perform: (plan) => parts.pipeline.perform(context, key, plan),
    admitGuest: (requestId, passage) => void guestOf.set(requestId, passage),
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
