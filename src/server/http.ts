import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
} from 'fastify';
import type { Access } from '../foundation/access';
import type { Actor } from '../foundation/actor';
import { newId } from '../foundation/ids';
import type { House } from '../graphql';
import { Barred, passing } from '../processing';
import { openApollo } from './apollo';
import { authenticate } from './authentication';
import { refuseExcess } from './document-limits';
import { bodyOf } from './error-format';
import { limits } from './limits';
import { openPassages, passageOf } from './passages';
import { contextOf, type ContextParts } from './request';
import { admitDocuments, Safelist } from './safelist';
import type { ApiSchema } from './schema';

/** Headers that pages of other origins act on: when to come again, to sign in anew, what to name to support. */
const toldPages = ['retry-after', 'www-authenticate', 'x-request-id'];

/** The HTTP server with what every route has: ids, security headers, errors as JSON. */
export async function openHttp({ settings, log }: House): Promise<FastifyInstance> {
  const loggerInstance: FastifyBaseLogger = log;
  const http = fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => newId('rid'),
    trustProxy: settings.trustedProxies.length > 0 ? settings.trustedProxies : false,
    bodyLimit: limits.bodyBytes,
    forceCloseConnections: 'idle',
  });
  await http.register(helmet, {
    contentSecurityPolicy: {
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
      useDefaults: false,
    },
  });
  if (settings.corsOrigins.length > 0)
    await http.register(cors, { origin: settings.corsOrigins, exposedHeaders: toldPages, maxAge: 600 });
  openPassages(http);
  http.addHook('onRequest', async (request, reply) => void reply.header('x-request-id', request.id));
  http.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    request.log.info(
      {
        method: request.method,
        route,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'answered',
    );
  });
  http.setNotFoundHandler((_request, reply) => reply.code(404).send({ error: 'There is nothing here.' }));
  http.setErrorHandler((error: FastifyError, request, reply) => {
    if (error instanceof Barred)
      return reply.code(503).header('retry-after', '3600').send(bodyOf('SERVICE_UNAVAILABLE'));
    const status = error.statusCode && error.statusCode < 500 ? error.statusCode : 500;
    if (status === 500) request.log.error({ err: error }, 'request failed');
    const code =
      status === 413 ? 'LIMIT_EXCEEDED' : status === 500 ? 'INTERNAL_SERVER_ERROR' : 'BAD_USER_INPUT';
    return reply.code(status).send(bodyOf(code));
  });
  return http;
}

/** Mounts GraphQL at /graphql; the returned server is to be stopped before the house closes. */
export async function mountGraphql(
  http: FastifyInstance,
  parts: ContextParts,
  api: ApiSchema,
  callerOf: (token: string) => Promise<Actor>,
  accessed: (access: Access) => void,
) {
  const { settings } = parts.house;
  const apollo = openApollo(parts.house, http, api, accessed);
  await apollo.start();
  http.decorateRequest('actor', null);
  const answer = fastifyApolloHandler(apollo, {
    context: async (request) => contextOf(parts, request, request.actor),
  });
  http.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    // Who asks is known by the sign-in; what is asked goes under a passage of its own.
    config: { purpose: 'sign_in' },
    onRequest: [
      async (_request, reply) => void reply.header('cache-control', 'no-store'),
      authenticate(callerOf, parts.house.log),
    ],
    preHandler: [
      admitDocuments(Safelist.read(settings.safelistDir), settings.isSafelistEnforced),
      refuseExcess,
    ],
    handler(request, reply) {
      return passing(passageOf(request.actor), () => answer.call(this, request, reply));
    },
  });
  return apollo;
}
