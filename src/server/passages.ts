import type { FastifyInstance, FastifyRequest, HookHandlerDoneFunction } from 'fastify';
import type { Actor } from '../foundation/actor';
import type { PurposeCode } from '../personal-data';
import { type Passage, passing, undeclared } from '../processing';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** For which purpose of the data map the route comes near personal data; it comes near none where left out. */
    purpose?: PurposeCode;
  }
}

/** Every request goes under the passage that its route declares. */
export function openPassages(http: FastifyInstance): void {
  const open = (request: FastifyRequest, _reply: unknown, done: HookHandlerDoneFunction) => {
    const { url = 'none', config } = request.routeOptions;
    const { purpose } = config;
    if (purpose) passing({ entrance: url, purpose }, done);
    else undeclared(done);
  };
  http.addHook('onRequest', open);
  // What comes after the body comes from the socket, which knows nothing of the hook before.
  http.addHook('preValidation', open);
}

const purposes: Record<Exclude<Actor['role'], 'CUSTOMER'>, PurposeCode> = {
  SUPPORT_AGENT: 'service',
  PRIVACY_OFFICER: 'rights',
  DATA_PROTECTION_OFFICER: 'rights',
  SERVICE: 'service',
  GUEST: 'rights',
};

/** Why whoever asks over GraphQL comes near personal data, unless a mutation says more. */
export function passageOf(actor: Actor | null): Passage {
  const entrance = '/graphql';
  // Without a sign-in there are only tokens from mails, which guard an account.
  if (!actor) return { entrance, purpose: 'security' };
  if (actor.role !== 'CUSTOMER') return { entrance, purpose: purposes[actor.role] };
  return { entrance, purpose: 'service', exemption: 'OWN_ACT', ownId: actor.customerId };
}
