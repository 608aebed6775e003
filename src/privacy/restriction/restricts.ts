import type { Change } from '../../foundation/change';
import type { Category, PurposeCode } from '../../personal-data';

/** Why processing is restricted: Art. 18(1)(a) to (d). */
export type RestrictionGroundCode =
  'ACCURACY_CONTESTED' | 'UNLAWFUL_PROCESSING' | 'LEGAL_CLAIMS' | 'OBJECTION_PENDING';

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

/** Restricts processing, in the caller's transaction, and ends what a request restricted. */
export interface Restricts {
  restrict(change: Change, order: RestrictionOrder): Promise<void>;
  liftOf(change: Change, requestId: string): Promise<void>;
}
