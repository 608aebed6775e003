import {
  type Category,
  categories as everyCategory,
  type PurposeCode,
  purposes as everyPurpose,
} from '../../personal-data';
import { codesOf, codesOrAll, ProcessingRestriction, type RestrictionGroundCode } from '../../processing';
import type { Protection, ReplayedEntry } from '../../vault';
import { codesOfRequest } from '../register/restored-requests';
import type { RightsRequest } from '../requests/rights-request.entity';
import type { RestrictionOrder } from './restricts';

/** A restriction as the protective ledger keeps it: each change of it, with its request. */
export function restrictionProtection(
  row: ProcessingRestriction,
  request: RightsRequest,
  isDecided: boolean,
): Protection {
  const { id, customerId: subject, ground, purposes, categories, continueFor, version } = row;
  const codes = {
    restriction: id,
    ...codesOfRequest(request),
    isDecided,
    ground,
    purposes: codesOrAll(purposes, everyPurpose),
    categories: codesOrAll(categories, everyCategory),
    continueFor: codesOf(continueFor, everyPurpose),
  };
  const key = `restriction:${id}:${version}${isDecided ? ':decided' : ''}`;
  return { key, kind: 'restriction', subject, codes };
}

export function liftProtection({ id, customerId: subject }: ProcessingRestriction): Protection {
  const codes = { restriction: id };
  return { key: `restriction_lifted:${id}`, kind: 'restriction_lifted', subject, codes };
}

/** What an entry says was restricted. */
export function orderOf({ subject, codes }: ReplayedEntry): RestrictionOrder {
  return {
    customerId: subject!,
    requestId: String(codes.request),
    ground: codes.ground as RestrictionGroundCode,
    purposes: codes.purposes as readonly PurposeCode[] | null,
    categories: codes.categories as readonly Category[] | null,
    continueFor: codes.continueFor as readonly PurposeCode[],
  };
}
