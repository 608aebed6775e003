import type { EntityManager } from 'typeorm';
import { IsNull } from 'typeorm';
import type { Change } from '../../foundation/change';
import { Collision } from '../../foundation/database';
import { newId } from '../../foundation/ids';
import type { Ledger } from '../../ledger';
import type { PurposeCode } from '../../personal-data';
import { ProcessingObjection } from '../../processing';
import { insertOnce } from '../register/insert-once';

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
  constructor(private readonly ledger: Ledger) {}

  async object(change: Change, order: ObjectionOrder): Promise<void> {
    const row = Object.assign(new ProcessingObjection(), order, {
      id: newId('obj'),
      since: change.at,
      endedAt: null,
      version: 1,
    });
    await insertOnce(change, ProcessingObjection, row);
    await this.record(change, row, 'objection.made');
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

  /** Once, however often it is said. */
  async uphold(change: Change, requestId: string): Promise<ProcessingObjection> {
    const row = await change.manager.findOneByOrFail(ProcessingObjection, { requestId });
    if (row.upheld || row.endedAt) return row;
    await this.write(change, row, { upheld: true });
    await this.record(change, row, 'objection.upheld');
    return row;
  }

  /** Refused, or taken back by the person. */
  async end(change: Change, row: ProcessingObjection, upheld = row.upheld): Promise<void> {
    if (row.endedAt) return;
    await this.write(change, row, { upheld, endedAt: change.at });
    await this.record(change, row, 'objection.ended');
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
