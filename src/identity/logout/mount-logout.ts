import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { InvalidToken } from '../tokens';
import type { BackchannelLogout } from './backchannel-logout';

/** Where a foreign issuer tells us of sign-outs: its `backchannel_logout_uri` for our clients, below the public address. */
export const logoutPath = '/oidc/backchannel-logout';

const config = { purpose: 'sign_in' } as const;
const form = { parseAs: 'string', bodyLimit: 16_384 } as const;

/** Takes sign-out tokens. Whatever is wrong: 400, as section 2.8 demands, with a code and nothing else. */
export function mountLogout(server: FastifyInstance, logout: BackchannelLogout): void {
  server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('application/x-www-form-urlencoded', form, (_request, body: string, done) =>
      done(null, new URLSearchParams(body)),
    );
    scope.addHook('onRequest', async (_request, reply) => void reply.header('cache-control', 'no-store'));
    scope.setErrorHandler(refuse);
    scope.post<{ Body: URLSearchParams | undefined }>(logoutPath, { config }, async (request, reply) => {
      const [token, ...more] = request.body?.getAll('logout_token') ?? [];
      if (!token || more.length > 0) throw new InvalidToken('malformed');
      await logout.take(token);
      return reply.code(200).send();
    });
  });
}

function refuse(error: { statusCode?: number }, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const isTheirs = error instanceof InvalidToken || (error.statusCode ?? 500) < 500;
  if (error instanceof InvalidToken) request.log.info({ reason: error.reason }, 'sign-out token refused');
  else if (!isTheirs) request.log.error({ err: error }, 'a sign-out at the issuer was not carried out');
  return reply.code(400).send({ error: isTheirs ? 'invalid_request' : 'temporarily_unavailable' });
}
