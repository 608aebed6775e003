import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { installationRoot } from '../foundation/installation';
import { issuerOf } from '../identity';
import type { Settings } from '../settings';

const builtPage = join(installationRoot, 'dist', 'web', 'playground');

/** The playground: a page for trying the API in one's own name, with all that it loads from here. */
export function playgroundRoutes(http: FastifyInstance, settings: Settings, folder = builtPage): void {
  const config = configOf(settings);
  const policy = contentSecurityPolicy(new URL(config.issuer).origin);
  http.get('/playground', (_request, reply) => reply.redirect('/playground/', 308));
  void http.register(
    async (scope) => {
      scope.addHook(
        'onRequest',
        async (_request, reply) => void reply.header('content-security-policy', policy),
      );
      scope.get('/config.json', async (_request, reply) =>
        reply.header('cache-control', 'no-store').send(config),
      );
      if (!existsSync(join(folder, 'index.html'))) return announceMissing(scope);
      void scope.register(fastifyStatic, {
        root: folder,
        decorateReply: false,
        cacheControl: false,
        setHeaders: (response, path) => void response.setHeader('cache-control', cachingOf(path)),
      });
    },
    { prefix: '/playground' },
  );
}

/** What the page is told about this server. */
function configOf(settings: Settings) {
  const { publicUrl, oidcIssuer, playground } = settings;
  return {
    issuer: oidcIssuer ?? issuerOf(publicUrl),
    clientId: playground?.clientId,
    scope: playground?.scope,
    redirectUri: `${publicUrl}/playground/`,
    graphqlUrl: '/graphql',
    // No safelist has the document that reads the schema.
    isSchemaForStaff: settings.isIntrospectionForStaff || settings.isSafelistEnforced,
  };
}

/** Scripts of our own only, none of them inline; the editor sets styles itself and brings its fonts along. */
function contentSecurityPolicy(issuer: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self' blob:",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self' data:",
    "img-src 'self' data:",
    `connect-src 'self' ${issuer}`,
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** A name below assets/ holds a hash of what is in it. */
function cachingOf(path: string): string {
  return /[\\/]assets[\\/]/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache';
}

function announceMissing(scope: FastifyInstance): void {
  scope.get('/', { prefixTrailingSlash: 'slash' }, (_request, reply) =>
    reply.code(503).send({ error: 'The playground was not built: `node scripts/prepare.mjs` builds it.' }),
  );
}
