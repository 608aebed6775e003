import { calendarDay } from '../../src/foundation/calendar-day';
import { RightsRequest } from '../../src/privacy/requests/rights-request.entity';
import { RequestState } from '../../src/privacy/requests/vocabulary';
import { ProcessingRestriction } from '../../src/processing';
import type { TestHouse } from '../kit/open-house';
import type { Visitor } from '../kit/visitor';
import { until } from '../kit/workers';
import { operationsOf } from './operations';

/** A request of ada's on which an operation succeeds. */
export interface Staged {
  id: string;
  reference: string;
  /** What she was sent, where she was asked who she is. */
  code?: string;
  /** What an officer may lift. */
  restrictionId?: string;
  /** What an officer may release. */
  holdId?: string;
  /** What an officer may close. */
  reportId?: string;
}

/** Operations on a request that is not done yet. */
const onOpenRequest =
  /^(Withdraw|Answer|Resend|Send)\w*Request|^Support(Request|Approve\w+|Ask\w+|Assign\w+|Extend\w+|Refer\w+|Refuse\w+|Retry\w+|Send\w+)$/;
const operations = operationsOf('support');
const portal = operationsOf('portal');

/** Brings requests of ada's to where an operation makes sense, by the documents of the desk. */
export class RequestStages {
  constructor(
    private readonly house: TestHouse,
    private readonly officer: Visitor,
    private readonly ada: Visitor,
  ) {}

  /** Null for an operation on no such request. */
  async stageFor(name: string, customerId: string): Promise<Staged | null> {
    if (/Lift/.test(name)) return this.restricted(customerId, name === 'SupportLiftRestriction');
    if (/ReleaseLegalHold/.test(name)) return this.held(customerId);
    if (/CloseAccessReport/.test(name)) return this.reported();
    if (!onOpenRequest.test(name)) return null;
    const example = { right: 'ACCESS', channel: 'PHONE', receivedAt: '2026-11-24T08:00:00Z', note: 'x' };
    const { recordRightsRequest } = await this.ask('SupportRecordRightsRequest', { customerId, ...example });
    const { id, reference } = recordRightsRequest.request;
    if (/^(Answer|Resend)/.test(name)) return this.askedWho(id, reference);
    if (name === 'SupportRetryRightsRequest')
      await this.house.app.house.database.manager.update(
        RightsRequest,
        { id },
        { state: RequestState.NEEDS_RETRY },
      );
    return { id, reference };
  }

  private async held(customerId: string): Promise<Staged> {
    const order = { customerId, categories: ['settings'], ground: 'x', reviewOn: '2027-01-11' };
    const { placeLegalHold } = await this.ask('SupportPlaceLegalHold', order);
    return { id: '', reference: '', holdId: placeLegalHold.legalHold.id };
  }

  /** What was reported is closed once. */
  private async reported(): Promise<Staged> {
    const { body } = portal.find(({ name }) => name === 'ReportAccess')!;
    const entries = portal.find(({ name }) => name === 'AccessLog')!;
    const { data } = await this.ada.ask(entries.body, {});
    const accessLogEntryId = data.me.accessLog.nodes[0].id;
    const { errors } = await this.ada.ask(body, { input: { accessLogEntryId } });
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    const { accessReports } = await this.ask('SupportAccessReports', {});
    return { id: '', reference: '', reportId: accessReports.nodes[0].id };
  }

  private async restricted(customerId: string, isAnnounced: boolean): Promise<Staged> {
    const said = { right: 'RESTRICTION', ground: 'LEGAL_CLAIMS', purpose: 'abuse_prevention' };
    const way = { channel: 'PHONE', receivedAt: '2026-11-24T08:00:00Z', note: 'x' };
    const { recordRightsRequest } = await this.ask('SupportRecordRightsRequest', {
      customerId,
      ...said,
      ...way,
    });
    const { id, reference } = recordRightsRequest.request;
    await this.ask('SupportApproveRightsRequest', { requestId: id });
    const { manager } = this.house.app.house.database;
    await until(() => manager.existsBy(RightsRequest, { id, state: RequestState.FULFILLED }));
    const row = await manager.findOneByOrFail(ProcessingRestriction, { requestId: id });
    if (isAnnounced) {
      const notice = { liftNoticeAt: new Date('2026-11-01T09:00:00Z'), liftsOn: calendarDay('2026-11-10') };
      await manager.update(ProcessingRestriction, { id: row.id }, notice);
    }
    return { id, reference, restrictionId: row.id };
  }

  private async askedWho(requestId: string, reference: string): Promise<Staged> {
    await this.ask('SupportAskForIdentity', { requestId, doubt: 'x' });
    const { mails } = this.house.mailBox;
    // Wherever her mail goes by now.
    const about = () => mails.filter(({ subject }) => subject.includes(reference));
    const codes = () => about().flatMap(({ text }) => /code: (\d{8})/.exec(text)?.[1] ?? []);
    await until(() => codes().length > 0);
    this.house.clock.advance(60);
    return { id: requestId, reference, code: codes()[0] };
  }

  private async ask(name: string, input: object) {
    const { body } = operations.find((operation) => operation.name === name)!;
    const { data, errors } = await this.officer.ask(body, { input });
    if (errors.length > 0) throw new Error(`${name}: ${JSON.stringify(errors)}`);
    return data;
  }
}
