import type { EntityManager } from 'typeorm';
import type { Change } from '../../foundation/change';
import { Collision, insertOnce } from '../../foundation/database';
import { newId } from '../../foundation/ids';
import { Refusal, refusal } from '../../foundation/refusal';
import type { Ledger } from '../../ledger';
import type { PersonalRecords } from '../../personal-data';
import type { WorkCalendar } from '../deadlines/holidays';
import { alarmOf } from '../deadlines/alarm-day';
import { deadlineOfRequest } from '../deadlines/request-deadline';
import type { Letters } from '../letters/letters';
import type { ParticularsOfRights } from '../particulars/particulars-of-rights';
import type { ErasureProof, ReceiptKind, Receipts } from '../receipts/receipts';
import type { Correspondence } from '../register/correspondence';
import { RightsRequestEvent } from '../requests/rights-request-event.entity';
import { RightsRequest } from '../requests/rights-request.entity';
import { scopeOf } from '../requests/scope';
import type { RequestAction } from '../requests/transition.table';
import { openStates, transition } from '../requests/transitions';
import { RequestEventKind } from '../requests/vocabulary';
import { moverOf, partyOf } from './mover';
import { type Course, standingOf } from './standing';
import type { TakeoverSigns } from './takeover-signs';

/** One step of a request: the action, and what goes with it. */
export interface CourseStep {
  action: RequestAction;
  /** STATE where left out. */
  kind?: RequestEventKind;
  /** What is said with it; sealed. */
  note?: string | null;
  /** By how much the deadline is extended. */
  months?: 1 | 2;
  /** Columns that are written with it. */
  set?: Partial<Pick<RightsRequest, 'verifiedAt' | 'categories'>>;
  /** The act in the person's trail; without one the step leaves its event alone. */
  trail?: string;
  receipt?: { kind: ReceiptKind; packageSha256?: string; erasure?: ErasureProof };
  letter?: (request: RightsRequest) => Letters;
  /** Does the letter carry what proves the address? Then it goes there unproven. */
  isToProve?: boolean;
}

export interface CourseParts {
  records: PersonalRecords;
  ledger: Ledger;
  receipts: Receipts;
  correspondence: Correspondence;
  signs: TakeoverSigns;
  calendar: WorkCalendar;
  particulars: ParticularsOfRights;
}

/** The course of requests: every step is a conditional update with its event, trail, receipt and letter, or none of them. */
export class RequestCourse {
  constructor(private readonly parts: CourseParts) {}

  /** The request that somebody names, at the version they saw where they say one; another's is as missing. */
  async find(change: Change, id: string, expectedVersion?: number | null): Promise<RightsRequest> {
    const scope = scopeOf(change.actor, id);
    const request = scope && (await change.manager.findOneBy(RightsRequest, { ...scope, id }));
    if (!request)
      throw refusal('NOT_FOUND', ['requestId'], {
        en: 'There is no such request.',
        de: 'Diesen Antrag gibt es nicht.',
      });
    if (expectedVersion != null && expectedVersion !== request.version) throw staleVersion(id);
    return request;
  }

  /** Refuses a step that the request may not take now; returns what decided. */
  async check(change: Change, request: RightsRequest, action: RequestAction): Promise<Course> {
    const course = await this.courseOf(change, request);
    const standing = standingOf(course, this.parts.calendar, change.at);
    transition(standing, action, moverOf(change.actor, request));
    return course;
  }

  /** Takes a step; the request is as it stands afterwards. */
  async take(change: Change, request: RightsRequest, step: CourseStep): Promise<RightsRequest> {
    const { events, isSuspected } = await this.courseOf(change, request);
    const standing = standingOf({ request, events, isSuspected }, this.parts.calendar, change.at);
    const state = transition(standing, step.action, moverOf(change.actor, request));
    const { version, state: from } = request;
    const wasClosed = request.closedAt !== null;
    Object.assign(request, step.set, { state, version: version + 1 });
    request.closedAt = openStates.includes(state) ? null : (request.closedAt ?? change.at);
    const event = await this.eventOf(change, request, events, step);
    this.setClock(request, [...events, event], change.at);
    await this.write(change, request, version, step.set);
    await insertOnce(change, RightsRequestEvent, event);
    if (state !== from) await this.parts.particulars.moved(change, request, from);
    await this.tell(change, request, step);
    if (request.closedAt && !wasClosed) await this.parts.particulars.closed(change, request);
    return request;
  }

  /** The first step: the request as it was received. */
  async begin(change: Change, request: RightsRequest): Promise<void> {
    await insertOnce(change, RightsRequestEvent, await this.eventOf(change, request, [], {}));
  }

  /** An event that moves nothing: the request's version stays, so that no decision goes stale by it. */
  async note(change: Change, request: RightsRequest, said: Pick<CourseStep, 'kind' | 'note'>): Promise<void> {
    const earlier = await this.eventsOf(change.manager, request.id);
    await insertOnce(change, RightsRequestEvent, await this.eventOf(change, request, earlier, said));
  }

  /** Sets the days that follow from the steps. */
  setClock(request: RightsRequest, events: readonly RightsRequestEvent[], now: Date): void {
    const { calendar } = this.parts;
    const deadline = deadlineOfRequest(request, events, calendar, now, request.language);
    Object.assign(request, { dueAt: deadline.dueAt, alarmOn: alarmOf(request.right, deadline, calendar) });
  }

  eventsOf(manager: EntityManager, requestId: string): Promise<RightsRequestEvent[]> {
    return manager.find(RightsRequestEvent, { where: { requestId }, order: { seq: 'ASC' } });
  }

  /** Receipt, trail and letter of what was done. */
  async tell(
    change: Change,
    request: RightsRequest,
    { receipt, trail, letter, isToProve }: Pick<CourseStep, 'receipt' | 'trail' | 'letter' | 'isToProve'>,
  ): Promise<void> {
    const { id, customerId: subject, right } = request;
    if (receipt) await this.parts.receipts.issue(change, { ...receipt, request });
    if (trail) await this.parts.ledger.record(change, { subject, action: trail, fields: [right], about: id });
    if (letter) await this.parts.correspondence.write(change, request, letter(request), isToProve);
  }

  private async courseOf({ manager, at }: Change, request: RightsRequest): Promise<Course> {
    const events = await this.eventsOf(manager, request.id);
    const suspected = await this.parts.signs.among(manager, [request.customerId], at);
    return { request, events, isSuspected: suspected.size > 0 };
  }

  private async eventOf(
    change: Change,
    { id: requestId, customerId, state }: RightsRequest,
    earlier: readonly RightsRequestEvent[],
    { kind = RequestEventKind.STATE, note = null, months }: Omit<CourseStep, 'action'>,
  ): Promise<RightsRequestEvent> {
    const event = Object.assign(new RightsRequestEvent(), {
      id: newId('evt'),
      requestId,
      customerId,
      seq: (earlier.at(-1)?.seq ?? 0) + 1,
      kind,
      state,
      actor: partyOf(change.actor),
      at: change.at,
      months: months ?? null,
    });
    return Object.assign(event, await this.parts.records.seal(RightsRequestEvent, event, { note }));
  }

  private async write(
    { manager }: Change,
    { id, state, closedAt, dueAt, alarmOn, version }: RightsRequest,
    seen: number,
    set: CourseStep['set'],
  ): Promise<void> {
    const values = { ...set, state, closedAt, dueAt, alarmOn, version };
    const { affected } = await manager.update(RightsRequest, { id, version: seen }, values);
    if (affected !== 1) throw new Collision('A request was moved on meanwhile.');
  }
}

function staleVersion(id: string): Refusal {
  const message = {
    en: 'This was changed meanwhile; look at it again.',
    de: 'Dies wurde inzwischen geändert; sehen Sie es noch einmal an.',
  };
  return new Refusal([{ code: 'STALE_VERSION', path: ['expectedVersion'], message }], { request: id });
}
