import type { Actor } from '../../foundation/actor';
import type { RightsRequest } from '../requests/rights-request.entity';
import type { RequestMover } from '../requests/transition.table';
import { RequestParty } from '../requests/vocabulary';

type Known = Pick<RightsRequest, 'customerId' | 'assigneeId'>;

/** Who somebody is towards this request; nobody is the system itself. */
export function moverOf(actor: Actor | null, { customerId, assigneeId }: Known): RequestMover {
  if (!actor) return 'SYSTEM';
  if (actor.ownRecordId === customerId) return 'OWN_RECORD';
  const isTaken = assigneeId !== null && assigneeId !== actor.staffId;
  return actor.role === 'PRIVACY_OFFICER' && isTaken ? 'ANOTHER_OFFICER' : actor.role;
}

/** Who somebody is to the person, as the steps of a request tell it. */
export function partyOf(actor: Actor | null): RequestParty {
  return actor ? parties[actor.role] : RequestParty.SYSTEM;
}

const parties: Record<Actor['role'], RequestParty> = {
  CUSTOMER: RequestParty.REQUESTER,
  GUEST: RequestParty.REQUESTER,
  SUPPORT_AGENT: RequestParty.SUPPORT,
  PRIVACY_OFFICER: RequestParty.PRIVACY_OFFICE,
  DATA_PROTECTION_OFFICER: RequestParty.PRIVACY_OFFICE,
  SERVICE: RequestParty.SYSTEM,
};
