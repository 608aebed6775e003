import type { Role } from '../../foundation/actor';
import { calendarDayAt } from '../../foundation/calendar-day';
import type { Change } from '../../foundation/change';
import { Collision, faultOf } from '../../foundation/database';
import { newId } from '../../foundation/ids';
import type { Language } from '../../foundation/text';
import type { Ledger } from '../../ledger';
import type { Letter } from '../../mail';
import type { PersonalRecords } from '../../personal-data';
import type { PackageFormat } from '../packages/package-format';
import type { Receipts } from '../receipts/receipts';
import type { WorkCalendar } from '../requests/holidays';
import { RightsRequestEvent } from '../requests/rights-request-event.entity';
import { RightsRequest } from '../requests/rights-request.entity';
import { openStates, type RequestAction, transition } from '../requests/transitions';
import {
  type IntakeChannel,
  RequestEventKind,
  RequestParty,
  RequestState,
  Right,
} from '../requests/vocabulary';
import type { Correspondence } from './correspondence';
import { newReference } from './reference';
import { deadlineOfRequest } from './request-deadline';
import { requestLetters } from './request.letters';

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
}

export interface Fulfilment {
  packageSha256: string;
  letter(request: RightsRequest): Record<Language, Letter>;
}

/** Where requests are taken in and moved on; every step leaves its event. */
export class RequestRegister {
  constructor(
    private readonly records: PersonalRecords,
    private readonly ledger: Ledger,
    private readonly receipts: Receipts,
    private readonly correspondence: Correspondence,
    private readonly calendar: WorkCalendar,
  ) {}

  /** Takes a request in: row, event, signed receipt, trail and letter, or none of them. */
  async receive(change: Change, order: RequestOrder): Promise<RightsRequest> {
    const request = await this.write(change, order);
    await this.addEvent(change, request);
    await this.receipts.issue(change, { kind: 'REQUEST_RECEIVED', request });
    const act = { action: 'request.received', fields: [request.right], about: request.id };
    await this.ledger.record(change, { subject: request.customerId, ...act });
    const { lastDayOn } = deadlineOfRequest(request, this.calendar, change.at, request.language);
    const letter = requestLetters.received(request.reference, request.right, lastDayOn);
    await this.correspondence.write(change, request, letter);
    return request;
  }

  /** Moves a request on as the table of transitions allows. */
  async advance(change: Change, id: string, action: RequestAction): Promise<RightsRequest> {
    const request = await change.manager.findOneByOrFail(RightsRequest, { id });
    const { version } = request;
    request.state = transition(request.state, action, change.actor?.role ?? 'SYSTEM');
    request.closedAt = openStates.includes(request.state) ? null : change.at;
    request.version = version + 1;
    const { state, closedAt } = request;
    const result = await change.manager.update(
      RightsRequest,
      { id, version },
      { state, closedAt, version: version + 1 },
    );
    if (result.affected !== 1) throw new Collision('A request was moved on meanwhile.');
    await this.addEvent(change, request);
    return request;
  }

  /** The last step of a request that is done in full, with its signed receipt, trail and letter. */
  async fulfil(change: Change, id: string, end: Fulfilment): Promise<void> {
    const request = await this.advance(change, id, 'fulfil');
    await this.receipts.issue(change, {
      kind: 'REQUEST_FULFILLED',
      request,
      packageSha256: end.packageSha256,
    });
    const act = { action: 'request.fulfilled', fields: [request.right], about: id };
    await this.ledger.record(change, { subject: request.customerId, ...act });
    await this.correspondence.write(change, request, end.letter(request));
  }

  /** Somebody else may have asked for it: what is approved and not yet carried out goes back to be examined. */
  async holdErasures(change: Change, customerId: string): Promise<void> {
    const approved = { customerId, right: Right.ERASURE, state: RequestState.COOLING_OFF };
    for (const { id } of await change.manager.findBy(RightsRequest, approved)) {
      const request = await this.advance(change, id, 'hold');
      await this.receipts.issue(change, { kind: 'REQUEST_HELD', request });
      const act = { action: 'request.held', fields: [request.right], about: id };
      await this.ledger.record(change, { subject: customerId, ...act });
      await this.correspondence.write(change, request, requestLetters.held(request.reference, request.right));
    }
  }

  private async write(change: Change, order: RequestOrder): Promise<RightsRequest> {
    const { note, categories, format, ...rest } = order;
    const year = calendarDayAt(change.at, this.calendar.timeZone).slice(0, 4);
    const request = Object.assign(new RightsRequest(), rest, {
      id: newId('req'),
      reference: newReference(year),
      state: RequestState.RECEIVED,
      categories: categories?.join(',') ?? null,
      format: format ?? null,
      receivedAt: change.at,
      closedAt: null,
      version: 1,
    });
    request.dueAt = deadlineOfRequest(request, this.calendar, change.at, order.language).dueAt;
    Object.assign(request, await this.records.seal(RightsRequest, request, { note }));
    await insertOnce(change, RightsRequest, request);
    return request;
  }

  private async addEvent(change: Change, { id: requestId, customerId, state }: RightsRequest): Promise<void> {
    const actor = change.actor ? parties[change.actor.role] : RequestParty.SYSTEM;
    const last = await change.manager.maximum(RightsRequestEvent, 'seq', { requestId });
    const event = {
      id: newId('evt'),
      requestId,
      customerId,
      seq: (last ?? 0) + 1,
      kind: RequestEventKind.STATE,
      state,
    };
    await insertOnce(change, RightsRequestEvent, {
      ...event,
      actor,
      at: change.at,
      note: null,
    });
  }
}

/** Two that met on a unique key: the transaction begins anew, with another reference or the next number. */
async function insertOnce(change: Change, entity: new () => object, row: object): Promise<void> {
  try {
    await change.manager.insert(entity, row);
  } catch (error) {
    throw faultOf(error) === 'duplicate' ? new Collision('Two rows met on a unique key.') : error;
  }
}

const parties: Record<Role, RequestParty> = {
  CUSTOMER: RequestParty.REQUESTER,
  SUPPORT_AGENT: RequestParty.SUPPORT,
  PRIVACY_OFFICER: RequestParty.PRIVACY_OFFICE,
  DATA_PROTECTION_OFFICER: RequestParty.PRIVACY_OFFICE,
  SERVICE: RequestParty.SYSTEM,
};
