import type { Change } from '../../foundation/change';
import { Problems, refusal } from '../../foundation/refusal';
import type { Language } from '../../foundation/text';
import { ProcessingObjection } from '../../processing';
import type { RequestCourse } from '../course/request-course';
import { channelOf, findOpen, provenAt } from '../intake/own-request';
import { objectionLetters } from '../letters/objection.letters';
import { rulingLetters } from '../letters/ruling.letters';
import type { RequestRegister } from '../register/request-register';
import { parseWritten } from '../../values';
import type { RightsRequest } from '../requests/rights-request.entity';
import { Right } from '../requests/vocabulary';
import type { ObjectionParticulars } from './objection-particulars';
import type { Objections } from './objections';

export interface ObjectionWish {
  purpose: string;
  reason?: string | null;
}

/** What a signed-in customer does about objections: makes one, and takes one back. */
export class ObjectionService {
  constructor(
    private readonly register: RequestRegister,
    private readonly course: RequestCourse,
    private readonly particulars: ObjectionParticulars,
    private readonly objections: Objections,
  ) {}

  async object(
    change: Change,
    customerId: string,
    { purpose, reason }: ObjectionWish,
    language: Language,
  ): Promise<RightsRequest> {
    const problems = new Problems();
    const note = parseWritten(problems, ['reason'], reason);
    const of = { manager: change.manager, customerId, isSelf: true };
    const said = await this.particulars.read(problems, { purpose }, of);
    problems.settle();
    const request = await this.register.receive(change, {
      customerId,
      right: Right.OBJECTION,
      channel: channelOf(change.actor),
      language,
      note,
      categories: null,
      duplicateOfId: await findOpen(change, customerId, Right.OBJECTION),
      verifiedAt: provenAt(change),
    });
    await this.register.pursue(change, request, said);
    return request;
  }

  /** A request that is still weighed is withdrawn with it. */
  async withdraw(change: Change, customerId: string, id: string): Promise<void> {
    const row = await change.manager.findOneBy(ProcessingObjection, { id, customerId });
    if (!row)
      throw refusal('NOT_FOUND', ['objectionId'], {
        en: 'There is no such objection.',
        de: 'Diesen Widerspruch gibt es nicht.',
      });
    if (row.endedAt)
      throw refusal('ALREADY_DONE', ['objectionId'], {
        en: 'This objection has ended.',
        de: 'Dieser Widerspruch ist beendet.',
      });
    const request = await this.course.find(change, row.requestId);
    if (!request.closedAt) return this.withdrawRequest(change, request);
    await this.objections.end(change, row);
    await this.course.tell(change, request, {
      receipt: { kind: 'OBJECTION_WITHDRAWN' },
      letter: ({ reference }) => objectionLetters.withdrawn(reference),
    });
  }

  private async withdrawRequest(change: Change, request: RightsRequest): Promise<void> {
    await this.course.take(change, request, {
      action: 'withdraw',
      trail: 'request.withdrawn',
      receipt: { kind: 'REQUEST_WITHDRAWN' },
      letter: ({ reference }) => rulingLetters.withdrawn(reference),
    });
  }
}
