import type { Change } from '../../foundation/change';
import type { Jobs } from '../../jobs';
import { executionOf } from '../execution/execution.job';
import type { CopyDoubts } from '../identity-check/copy-doubts';
import type { RequestRegister } from '../register/request-register';
import type { RightsRequest } from '../requests/rights-request.entity';

/** How a copy begins that a signed-in customer asked for: by itself, unless somebody else may be asking. */
export class CopyStart {
  constructor(
    private readonly register: RequestRegister,
    private readonly doubts: CopyDoubts,
    private readonly jobs: Jobs,
  ) {}

  /** Art. 12(6): where a sign of a takeover is on record, an officer looks before anything is handed over. */
  async begin(change: Change, request: RightsRequest): Promise<void> {
    const doubt = await this.doubts.about(change, request);
    if (doubt) await this.register.examine(change, request, { note: doubt[request.language] });
    else await this.jobs.enqueue(change, executionOf(request.id));
  }
}
