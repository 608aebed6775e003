import type { FastifyInstance } from 'fastify';
import type { IncomingMessage } from 'node:http';
import { signInRoutes } from '../sign-in/sign-in-routes';
import { formTargets } from './clients';
import type { EmbeddedIssuer } from './embedded-issuer';

/** Where the issuer answers, below the public address. */
export const issuerPath = '/oidc';

/** Lets the server answer for the embedded issuer: its own pages, and the provider for all else below its path. */
export function mountIssuer(server: FastifyInstance, issuer: EmbeddedIssuer): void {
  const provider = issuer.provider();
  const answer = provider.callback();
  server.register(
    async (scope) => {
      scope.removeAllContentTypeParsers();
      scope.addHook('onRoute', (route) => void (route.config = { ...route.config, purpose: 'sign_in' }));
      scope.register(async (pages) =>
        signInRoutes(pages, {
          provider,
          accounts: issuer.accounts,
          limits: issuer.limits,
          addressKey: issuer.addressKey,
          formTargets: formTargets(issuer.clients),
        }),
      );
      scope.register(async (rest) => {
        // The provider reads bodies itself.
        rest.addContentTypeParser('*', (_request, _payload, done) => done(null));
        rest.all('/*', (request, reply) => {
          reply.hijack();
          stripPath(request.raw);
          void answer(request.raw, reply.raw);
        });
      });
    },
    { prefix: issuerPath },
  );
}

/** The provider finds out from both addresses what it is mounted at. */
function stripPath(request: IncomingMessage & { originalUrl?: string }): void {
  const { url = '' } = request;
  request.originalUrl = url;
  request.url = url.slice(issuerPath.length) || '/';
}
