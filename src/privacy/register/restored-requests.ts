import type { Change } from '../../foundation/change';
import type { Language } from '../../foundation/text';
import type { Jobs } from '../../jobs';
import type { Outbox } from '../../mail';
import type { Codes, ReplayedEntry } from '../../vault';
import type { RequestCourse } from '../course/request-course';
import { officeLetters } from '../letters/office.letters';
import { retirementOf } from '../retention/key-retirement.job';
import { RightsRequest } from '../requests/rights-request.entity';
import { type IntakeChannel, RequestState, type Right } from '../requests/vocabulary';
import { insertOnce } from '../../foundation/database';

/** What of a request the protective ledger keeps beside its effect: codes alone. */
export function codesOfRequest(request: RightsRequest): Codes {
  const { id, reference, right, channel, language, receivedAt } = request;
  return { request: id, reference, right, channel, language, receivedAt: receivedAt.toISOString() };
}

/**
 * Requests that a restored database does not know, put back with what they brought about: so that what is pending can
 * be decided, and what is in force can be ended.
 */
export class RestoredRequests {
  constructor(
    private readonly course: RequestCourse,
    private readonly outbox: Outbox,
    private readonly jobs: Jobs,
    private readonly office: string,
  ) {}

  /** As it was closed, or open; does nothing where the request is there. */
  async putBack(
    change: Change,
    { subject, codes, at }: ReplayedEntry,
    closedAs: RequestState | null,
  ): Promise<void> {
    const id = String(codes.request);
    if (await change.manager.existsBy(RightsRequest, { id })) return;
    const request = Object.assign(new RightsRequest(), {
      id,
      customerId: subject!,
      reference: String(codes.reference),
      right: codes.right as Right,
      state: closedAs ?? RequestState.IN_REVIEW,
      channel: codes.channel as IntakeChannel,
      language: codes.language as Language,
      receivedAt: new Date(String(codes.receivedAt)),
      closedAt: closedAs && at,
      categories: null,
      format: null,
      note: null,
      verifiedAt: null,
      assigneeId: null,
      assigneeName: null,
      duplicateOfId: null,
      version: 1,
    });
    this.course.setClock(request, [], at);
    await insertOnce(change, RightsRequest, request);
    await this.course.begin(change, request);
    await this.course.tell(change, request, { trail: 'request.restored' });
    // Not the customer's mail: of somebody who was erased meanwhile no key is left to seal it.
    await this.outbox.post(change, id, this.office, officeLetters.requestRestored(request.reference));
    await this.jobs.again(change, retirementOf(id));
  }
}
