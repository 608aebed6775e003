import type { EntityManager } from 'typeorm';
import { IsNull } from 'typeorm';
import type { Change } from '../../foundation/change';
import { Collision, insertOnce } from '../../foundation/database';
import { newId } from '../../foundation/ids';
import type { Ledger } from '../../ledger';
import type { PurposeCode } from '../../personal-data';
import { ProcessingObjection } from '../../processing';
import type { ProtectiveLedger } from '../../vault';
import { RightsRequest } from '../requests/rights-request.entity';
import { objectionEndProtection, objectionProtection } from './objection-protection';

/** What an objection is and what becomes of it. */
export interface ObjectionOrder {
  customerId: string;
  requestId: string;
  purpose: PurposeCode;
  /** Null while it is weighed. */
  upheld: true | null;
}

/** The objections of people: each belongs to one request and stands until it ends. */
export class Objections {
  constructor(
    private readonly ledger: Ledger,
    private readonly protective: Pick<ProtectiveLedger, 'record'>,
  ) {}

  async object(change: Change, order: ObjectionOrder): Promise<void> {
    const row = await this.insert(change, newId('obj'), order, change.at);
    await this.protect(change, row);
  }

  /** As it was at that time, in a database that has forgotten it; nothing where it has ended since. */
  async bringBack(change: Change, id: string, order: ObjectionOrder, at: Date): Promise<void> {
    const known = await change.manager.findOneBy(ProcessingObjection, { id });
    if (!known) await this.insert(change, id, order, at);
    else if (order.upheld && !known.endedAt) await this.write(change, known, { upheld: true });
  }

  /** The one to this purpose that stands. */
  standing(
    manager: EntityManager,
    customerId: string,
    purpose: PurposeCode,
  ): Promise<ProcessingObjection | null> {
    return manager.findOneBy(ProcessingObjection, { customerId, purpose, endedAt: IsNull() });
  }

  find(manager: EntityManager, requestId: string): Promise<ProcessingObjection | null> {
    return manager.findOneBy(ProcessingObjection, { requestId });
  }

  /** Does the request hold one that is weighed? One to marketing never is, and of a note alone there is none. */
  async isWeighed(manager: EntityManager, requestId: string): Promise<boolean> {
    const row = await this.find(manager, requestId);
    return row !== null && row.purpose !== 'marketing';
  }

  /** Once, however often it is said. */
  async uphold(change: Change, requestId: string): Promise<ProcessingObjection> {
    const row = await change.manager.findOneByOrFail(ProcessingObjection, { requestId });
    if (row.upheld || row.endedAt) return row;
    await this.write(change, row, { upheld: true });
    await this.record(change, row, 'objection.upheld');
    await this.protect(change, row);
    return row;
  }

  /** Refused, or taken back by the person. */
  async end(change: Change, row: ProcessingObjection, upheld = row.upheld, at = change.at): Promise<void> {
    if (row.endedAt) return;
    await this.write(change, row, { upheld, endedAt: at });
    await this.record(change, row, 'objection.ended');
    await this.protective.record(change.manager, objectionEndProtection(row));
  }

  private async insert(
    change: Change,
    id: string,
    order: ObjectionOrder,
    since: Date,
  ): Promise<ProcessingObjection> {
    const facts = { id, since, endedAt: null, version: 1 };
    const row = Object.assign(new ProcessingObjection(), order, facts);
    await insertOnce(change, ProcessingObjection, row);
    await this.record(change, row, 'objection.made');
    return row;
  }

  private async protect({ manager }: Change, row: ProcessingObjection): Promise<void> {
    const request = await manager.findOneByOrFail(RightsRequest, { id: row.requestId });
    await this.protective.record(manager, objectionProtection(row, request));
  }

  private async write(change: Change, row: ProcessingObjection, values: Partial<ProcessingObjection>) {
    const { id, version } = row;
    const next = { ...values, version: version + 1 };
    const { affected } = await change.manager.update(ProcessingObjection, { id, version }, next);
    if (affected !== 1) throw new Collision('An objection was changed meanwhile.');
    Object.assign(row, next);
  }

  private record(change: Change, { id, customerId, purpose }: ProcessingObjection, action: string) {
    return this.ledger.record(change, { subject: customerId, action, fields: [purpose], about: id });
  }
}
