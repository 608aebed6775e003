import type { Work } from '../../jobs';
import type { RightsRequest } from '../requests/rights-request.entity';
import type { Right } from '../requests/vocabulary';

/** How one right is carried out. Wherever it is interrupted, the next attempt goes on or begins anew. */
export interface RightExecution {
  readonly right: Right;
  /** Does the work; its last transaction, `work.finish`, fulfils the request. */
  execute(work: Work, request: RightsRequest, at: Date): Promise<void>;
  /** Removes what a request left that came to another end meanwhile. */
  abandon(work: Work, request: RightsRequest): Promise<void>;
}
