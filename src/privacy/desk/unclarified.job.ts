import type { JobKind, JobOrder, Jobs, Work } from '../../jobs';
import type { RequestCourse } from '../course/request-course';
import { executionOf } from '../execution/execution.job';
import type { CopyDoubts } from '../identity-check/copy-doubts';
import { officeLetters } from '../letters/office.letters';
import type { Correspondence } from '../register/correspondence';
import { RightsRequest } from '../requests/rights-request.entity';
import { RequestState } from '../requests/vocabulary';

/** The promise to go on without an answer. */
export function unclarifiedOf(requestId: string, runAfter: Date): JobOrder {
  return { kind: 'request.unclarified', about: requestId, runAfter };
}

/** Nobody said which data is meant: the full copy is made, or an officer looks first. */
export class UnclarifiedJob implements JobKind {
  readonly kind = unclarifiedOf('', new Date(0)).kind;
  readonly serves = { purpose: 'rights' } as const;

  constructor(
    private readonly course: RequestCourse,
    private readonly doubts: CopyDoubts,
    private readonly correspondence: Correspondence,
    private readonly jobs: Jobs,
  ) {}

  async execute(work: Work): Promise<void> {
    await work.finish(async (change) => {
      const request = await change.manager.findOneBy(RightsRequest, { id: work.about });
      if (request?.state !== RequestState.AWAITING_CLARIFICATION) return;
      const doubt = await this.doubts.about(change, request);
      await this.course.take(change, request, {
        action: doubt ? 'review' : 'execute',
        note: doubt && doubt[request.language],
        set: { categories: null },
        trail: 'request.unclarified',
      });
      if (doubt) await this.correspondence.tellOffice(change, officeLetters.unanswered(request.reference));
      else await this.jobs.again(change, executionOf(request.id));
    });
  }
}
