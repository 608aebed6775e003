import { calendarDayAt } from '../../foundation/calendar-day';
import type { Change } from '../../foundation/change';
import { newId } from '../../foundation/ids';
import type { Language } from '../../foundation/text';
import type { PersonalRecords } from '../../personal-data';
import type { CourseStep, RequestCourse } from '../course/request-course';
import type { WorkCalendar } from '../deadlines/holidays';
import { deadlineOfRequest } from '../deadlines/request-deadline';
import type { Decisions } from '../decisions/decisions';
import { DecisionOutcome } from '../decisions/decision.vocabulary';
import type { Letters } from '../letters/letters';
import { requestLetters } from '../letters/request.letters';
import type { PackageFormat } from '../packages/package-format';
import type { Particulars } from '../particulars/particulars';
import type { ErasureProof } from '../receipts/receipts';
import { isWithoutAccount } from '../requests/person-without-account';
import { RightsRequest } from '../requests/rights-request.entity';
import type { RequesterFacts, Requesters } from '../requesters/requesters';
import type { RequestAction } from '../requests/transition.table';
import { type IntakeChannel, RequestState, Right } from '../requests/vocabulary';
import { insertOnce } from '../../foundation/database';
import { newReference } from '../../foundation/reference';

export interface RequestOrder {
  customerId: string;
  right: Right;
  channel: IntakeChannel;
  language: Language;
  note: string | null;
  /** Null: everything. */
  categories: readonly string[] | null;
  /** Of data that is taken elsewhere. */
  format?: PackageFormat;
  duplicateOfId: string | null;
  /** When it reached us; now where left out. */
  receivedAt?: Date;
  /** When the person proved who they are; null where they have not yet. */
  verifiedAt: Date | null;
  /** Who asks, where that is not a signed-in customer. */
  requester?: RequesterFacts;
}

export interface Fulfilment {
  /** Of a copy that was made. */
  packageSha256?: string;
  erasure?: ErasureProof;
  /** Nothing is written to the person where left out. */
  letter?: (request: RightsRequest) => Letters;
}

/** Where requests are taken in and brought to their end; the steps between are the course's. */
export class RequestRegister {
  constructor(
    private readonly records: PersonalRecords,
    private readonly course: RequestCourse,
    private readonly decisions: Decisions,
    private readonly calendar: WorkCalendar,
    private readonly requesters: Requesters,
  ) {}

  /** Takes a request in: row, event, signed receipt, trail and letter, or none of them. */
  async receive(change: Change, order: RequestOrder): Promise<RightsRequest> {
    const request = await this.write(change, order);
    await this.course.begin(change, request);
    const { lastDayOn } = deadlineOfRequest(request, [], this.calendar, change.at, request.language);
    await this.course.tell(change, request, {
      receipt: { kind: 'REQUEST_RECEIVED' },
      trail: 'request.received',
      letter: ({ reference, right }) => requestLetters.received(reference, right, lastDayOn),
    });
    return request;
  }

  /**
   * What becomes of a request once it is taken in: it is carried out at once, or an officer examines it. Of somebody
   * without an account nothing is carried out: perhaps they are a customer, and an officer must find out.
   */
  async pursue(change: Change, request: RightsRequest, said: Particulars): Promise<void> {
    await said.keep?.(change, request);
    const hasAccount = !isWithoutAccount(request);
    if (said.carryOut && hasAccount) return said.carryOut(change, request);
    await this.examine(change, request, { ...(hasAccount && { letter: said.letter }) });
  }

  /** Gives a request to an officer, in nobody's name; the note says why. */
  async examine(
    change: Change,
    { id }: RightsRequest,
    said: Pick<CourseStep, 'note' | 'letter'> = {},
  ): Promise<void> {
    const request = await change.manager.findOneByOrFail(RightsRequest, { id });
    await this.course.take({ ...change, actor: null }, request, { ...said, action: 'review' });
  }

  /** Moves a request on, in the name of whoever the change is of, as the table of transitions allows. */
  async advance(change: Change, id: string, action: RequestAction): Promise<RightsRequest> {
    const request = await change.manager.findOneByOrFail(RightsRequest, { id });
    return this.course.take(change, request, { action });
  }

  /** The last step of a request that was carried out, as far as it was approved. */
  async fulfil(change: Change, id: string, { packageSha256, erasure, letter }: Fulfilment): Promise<void> {
    const decision = await this.decisions.find(change.manager, id);
    const isPartial = decision?.outcome === DecisionOutcome.PARTLY_FULFILLED;
    const request = await change.manager.findOneByOrFail(RightsRequest, { id });
    await this.course.take(change, request, {
      action: isPartial ? 'fulfilPartly' : 'fulfil',
      trail: isPartial ? 'request.partly_fulfilled' : 'request.fulfilled',
      receipt: {
        kind: isPartial ? 'REQUEST_PARTLY_FULFILLED' : 'REQUEST_FULFILLED',
        ...(packageSha256 && { packageSha256 }),
        ...(erasure && { erasure }),
      },
      ...(letter && { letter }),
    });
    if (!decision) await this.decisions.write(change, request, { outcome: DecisionOutcome.FULFILLED });
  }

  /** Somebody else may have asked for it: what is approved and not yet carried out goes back to be examined. */
  async holdErasures(change: Change, customerId: string): Promise<void> {
    const approved = { customerId, right: Right.ERASURE, state: RequestState.COOLING_OFF };
    for (const request of await change.manager.findBy(RightsRequest, approved))
      await this.course.take({ ...change, actor: null }, request, {
        action: 'hold',
        trail: 'request.held',
        receipt: { kind: 'REQUEST_HELD' },
        letter: ({ reference, right }) => requestLetters.held(reference, right),
      });
  }

  private async write(change: Change, order: RequestOrder): Promise<RightsRequest> {
    const { note, categories, format, requester, ...rest } = order;
    const year = calendarDayAt(change.at, this.calendar.timeZone).slice(0, 4);
    const request = Object.assign(new RightsRequest(), rest, {
      id: newId('req'),
      reference: newReference('RR', year),
      state: RequestState.RECEIVED,
      categories: categories?.join(',') ?? null,
      format: format ?? null,
      receivedAt: order.receivedAt ?? change.at,
      closedAt: null,
      assigneeId: null,
      assigneeName: null,
      version: 1,
    });
    this.course.setClock(request, [], change.at);
    Object.assign(request, await this.records.seal(RightsRequest, request, { note }));
    await insertOnce(change, RightsRequest, request);
    if (requester) await this.requesters.write(change, request, requester);
    return request;
  }
}
