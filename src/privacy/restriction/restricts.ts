import type { Change } from '../../foundation/change';
import type { Category, PurposeCode } from '../../personal-data';
import type { RestrictionGroundCode } from '../../processing';
import type { RightsRequest } from '../requests/rights-request.entity';

export type { RestrictionGroundCode } from '../../processing';

export interface RestrictionOrder {
  customerId: string;
  /** The request that it belongs to. */
  requestId: string;
  ground: RestrictionGroundCode;
  /** Null: all. */
  purposes: readonly PurposeCode[] | null;
  /** Null: all. */
  categories: readonly Category[] | null;
  /** Purposes that go on with the person's consent (Art. 18(2)). */
  continueFor: readonly PurposeCode[];
}

/** Restricts processing, in the caller's transaction, and ends at once what a request restricted. */
export interface Restricts {
  restrict(change: Change, order: RestrictionOrder): Promise<void>;
  liftOf(change: Change, requestId: string): Promise<void>;
}

/** Ends what a request restricted as Art. 18(3) wants it: the person is told before. */
export interface FadesRestrictions {
  fade(change: Change, request: RightsRequest): Promise<void>;
}
