import type { Change } from '../../foundation/change';
import type { Text } from '../../foundation/text';
import type { Work } from '../../jobs';
import type { RightsRequest } from '../requests/rights-request.entity';
import type { Right } from '../requests/vocabulary';

/** How far a request is carried out. */
export interface ProgressMade {
  step: Text;
  done: number;
  /** Null while nobody knows. */
  total: number | null;
}

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
  /** How far requests are, seen by what is done already: nothing is written for it. */
  progressOf?(requestIds: readonly string[]): Promise<Map<string, ProgressMade>>;
}
