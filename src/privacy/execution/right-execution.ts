import type { Change } from '../../foundation/change';
import type { Work } from '../../jobs';
import type { RightsRequest } from '../requests/rights-request.entity';
import type { Right } from '../requests/vocabulary';

/** How one right is carried out. Wherever it is interrupted, the next attempt goes on or begins anew. */
export interface RightExecution {
  readonly right: Right;
  /**
   * When an approval that can still be called back is carried out; null: not at all, as things are now, and then
   * it has said so to the request.
   */
  startsAt?(change: Change, request: RightsRequest): Promise<Date | null>;
  /** Does the work; its last transaction, `work.finish`, fulfils the request. */
  execute(work: Work, request: RightsRequest, at: Date): Promise<void>;
  /** Removes what a request left that came to its end meanwhile. */
  abandon(work: Work, request: RightsRequest): Promise<void>;
}
