import { type ProcessingObjection, objectionEndKeyOf } from '../../processing';
import type { Protection } from '../../vault';
import { codesOfRequest } from '../register/restored-requests';
import type { RightsRequest } from '../requests/rights-request.entity';

/** An objection as the protective ledger keeps it: made, and upheld, with its request. */
export function objectionProtection(row: ProcessingObjection, request: RightsRequest): Protection {
  const { id, customerId: subject, purpose, upheld } = row;
  const codes = { objection: id, ...codesOfRequest(request), purpose, upheld };
  const key = upheld ? `objection_upheld:${id}` : `objection:${id}`;
  return { key, kind: 'objection', subject, codes };
}

export function objectionEndProtection(row: ProcessingObjection): Protection {
  const { id, customerId: subject, upheld } = row;
  return { key: objectionEndKeyOf(id), kind: 'objection_ended', subject, codes: { objection: id, upheld } };
}
