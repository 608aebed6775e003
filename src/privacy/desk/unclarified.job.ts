import type { JobKind, JobOrder, Jobs, Work } from '../../jobs';
import type { RequestCourse } from '../course/request-course';
import { executionOf } from '../execution/execution.job';
import { RightsRequest } from '../requests/rights-request.entity';
import { RequestState } from '../requests/vocabulary';

/** The promise to go on without an answer. */
export function unclarifiedOf(requestId: string, runAfter: Date): JobOrder {
  return { kind: 'request.unclarified', about: requestId, runAfter };
}

/** Nobody said which data is meant: the full copy is made. */
export class UnclarifiedJob implements JobKind {
  readonly kind = unclarifiedOf('', new Date(0)).kind;
  readonly serves = { purpose: 'rights' } as const;

  constructor(
    private readonly course: RequestCourse,
    private readonly jobs: Jobs,
  ) {}

  async execute(work: Work): Promise<void> {
    await work.finish(async (change) => {
      const request = await change.manager.findOneBy(RightsRequest, { id: work.about });
      if (request?.state !== RequestState.AWAITING_CLARIFICATION) return;
      await this.course.take(change, request, {
        action: 'execute',
        set: { categories: null },
        trail: 'request.unclarified',
      });
      await this.jobs.again(change, executionOf(request.id));
    });
  }
}
