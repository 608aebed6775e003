import type { Change } from '../../foundation/change';
import { Problems } from '../../foundation/refusal';
import type { Language } from '../../foundation/text';
import type { Jobs } from '../../jobs';
import type { CorrectionReader, ReadRectification } from '../corrections/correction-reader';
import { executionOf } from '../execution/execution.job';
import { channelOf, findOpen, provenAt } from '../intake/own-request';
import type { Said } from '../particulars/particulars';
import type { RequestRegister } from '../register/request-register';
import type { RightsRequest } from '../requests/rights-request.entity';
import { Right } from '../requests/vocabulary';
import type { RectificationParticulars } from './rectification-particulars';

/** Takes in requests to have data put right: what a person may edit needs nobody's decision, the rest is examined. */
export class RectificationService {
  constructor(
    private readonly reader: CorrectionReader,
    private readonly particulars: RectificationParticulars,
    private readonly register: RequestRegister,
    private readonly jobs: Jobs,
  ) {}

  async request(
    change: Change,
    customerId: string,
    said: Pick<Said, 'corrections' | 'statement'>,
    language: Language,
  ): Promise<RightsRequest> {
    const problems = new Problems();
    const read = await this.reader.read(problems, said, {
      manager: change.manager,
      customerId,
      isSelf: true,
    });
    for (const { field, index } of read.corrections)
      if (field.way?.by === 'proof')
        problems.add('UNSUPPORTED', ['corrections', String(index), 'field'], field.way.how);
    problems.settle();
    const request = await this.register.receive(change, {
      customerId,
      right: Right.RECTIFICATION,
      channel: channelOf(change.actor),
      language,
      note: null,
      categories: null,
      duplicateOfId: await findOpen(change, customerId, Right.RECTIFICATION),
      verifiedAt: provenAt(change),
    });
    await this.particulars.keep(change, request, read);
    if (isOwn(read)) await this.jobs.enqueue(change, executionOf(request.id));
    else await this.register.advance({ ...change, actor: null }, request.id, 'review');
    return request;
  }
}

/** Is it nothing but what the person may change without a request? */
function isOwn({ corrections, statement }: ReadRectification): boolean {
  return statement === null && corrections.every(({ field }) => field.way?.by === 'person');
}
