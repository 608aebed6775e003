import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../foundation/actor';
import type { Logger } from '../foundation/logging';
import { InvalidToken, IssuerUnavailable } from '../identity';
import { errorCodes } from '../graphql';
import { bodyOf, isAway, mask } from './error-format';
import { headerOf } from './request';

declare module 'fastify' {
  interface FastifyRequest {
    /** Null where no token was sent. */
    actor: Actor | null;
  }
}

/** Before GraphQL: nobody without a token, a 401 for a bad one (RFC 6750 3.1), 503 where it cannot be judged. */
export function authenticate(callerOf: (token: string) => Promise<Actor>, log: Logger) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | void> => {
    const header = headerOf(request, 'authorization');
    if (header === null) return;
    const [, token] = /^Bearer +([\w.~+/-]+=*) *$/i.exec(header) ?? [];
    try {
      if (!token) throw new InvalidToken('malformed');
      request.actor = await callerOf(token);
    } catch (error) {
      return answer(error, request, reply, log);
    }
  };
}

function answer(error: unknown, request: FastifyRequest, reply: FastifyReply, log: Logger): FastifyReply {
  if (error instanceof InvalidToken) {
    request.log.info({ reason: error.reason }, 'token refused');
    return reply
      .code(401)
      .header('www-authenticate', 'Bearer error="invalid_token"')
      .send(bodyOf('UNAUTHENTICATED', 'The access token is not valid; sign in again.'));
  }
  const masked = mask(error, log);
  const isUnavailable = error instanceof IssuerUnavailable || isAway(error);
  if (isUnavailable)
    return reply
      .code(503)
      .header('retry-after', '5')
      .send(bodyOf('SERVICE_UNAVAILABLE', errorCodes.SERVICE_UNAVAILABLE.message));
  return reply.code(500).send({ errors: [masked] });
}
