import { type Feature, type House, ownNode } from '../../graphql';
import { SecurityNotices } from './notices/security-notices';
import { Session } from './session.entity';
import { SessionHashes } from './session-hashes';
import { sessionsPermissions } from './sessions.permissions';
import { CustomerSessionsResolver, SessionResolver } from './sessions.resolver';
import { SessionsService } from './sessions.service';
import { SessionRegister } from './sightings/session-register';

export { Session } from './session.entity';
export { type Device, SessionHashes } from './session-hashes';
export { SessionRows } from './session-rows';
export type { SecurityNotices } from './notices/security-notices';
export type { SessionsService } from './sessions.service';
export type { SessionRegister } from './sightings/session-register';
export type { Sighting } from './sightings/sighting';

interface Sessions {
  service: SessionsService;
  register: SessionRegister;
  /** Letters about the security of an account. */
  notices: SecurityNotices;
}

const opened = new WeakMap<House, Sessions>();

/** The sessions of a house, for the doors that note or show them. */
export function sessionsOf(house: House): Sessions {
  const sessions = opened.get(house) ?? openSessions(house);
  opened.set(house, sessions);
  return sessions;
}

function openSessions({ database, records, ledger, signIns, vault, outbox, contacts }: House): Sessions {
  const hashes = new SessionHashes(vault);
  const notices = new SecurityNotices(outbox.serving('security'), contacts);
  return {
    service: new SessionsService({ database, records, ledger, signIns, hashes, notices }),
    register: new SessionRegister(records, hashes, notices, signIns),
    notices,
  };
}

export const sessions: Feature = {
  name: 'sessions',
  entities: [Session],
  resolvers: [SessionResolver, CustomerSessionsResolver],
  permissions: sessionsPermissions,
  open(house) {
    const { service, register } = sessionsOf(house);
    return {
      resolvers: [new SessionResolver(service), new CustomerSessionsResolver(service)],
      erasure: register,
      nodes: { ses: ownNode((id, customerId) => service.find(id, customerId)) },
    };
  },
};
