import { IsNull } from 'typeorm';
import type { Change } from '../../foundation/change';
import { Collision } from '../../foundation/database';
import type { Ledger } from '../../ledger';
import type { RequestCourse } from '../course/request-course';
import { RightsRequest } from '../requests/rights-request.entity';

/** Who deals with a request: one officer takes it, and any may release it. */
export class AssignmentService {
  constructor(
    private readonly course: RequestCourse,
    private readonly ledger: Ledger,
  ) {}

  async assign(change: Change, id: string, isReleased: boolean): Promise<void> {
    const request = await this.course.find(change, id);
    await this.course.check(change, request, isReleased ? 'release' : 'assign');
    const { staffId, staffName } = change.actor!;
    const next = isReleased
      ? { assigneeId: null, assigneeName: null }
      : { assigneeId: staffId, assigneeName: staffName };
    if (request.assigneeId === next.assigneeId) return;
    const { version, assigneeId } = request;
    const seen = { id, version, assigneeId: assigneeId ?? IsNull() };
    const { affected } = await change.manager.update(RightsRequest, seen, next);
    if (affected !== 1) throw new Collision('Another officer was first.');
    const action = isReleased ? 'request.released' : 'request.assigned';
    await this.ledger.record(change, { subject: request.customerId, action, about: id });
  }
}
