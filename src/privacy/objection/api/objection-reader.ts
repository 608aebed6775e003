import { type DataSource, type FindOptionsWhere, In } from 'typeorm';
import { groupedBy } from '../../../foundation/database';
import { ProcessingObjection } from '../../../processing';
import type { Scope } from '../../requests/scope';
import { Objection } from './objection.type';

const atMost = 500;

/** Reads objections within what the caller may see. */
export class ObjectionReader {
  constructor(private readonly database: DataSource) {}

  async findMany(ids: readonly string[], scope: Scope): Promise<Map<string, Objection>> {
    const found = await this.find({ ...scope, id: In([...ids]) });
    return new Map(found.map((each) => [each.id, each]));
  }

  async ofRequests(requestIds: readonly string[], scope: Scope): Promise<Map<string, Objection>> {
    const found = await this.find({ ...scope, requestId: In([...requestIds]) });
    return new Map(found.map((each) => [each.requestId, each]));
  }

  /** Newest first, those that ended among them. */
  async ofCustomers(customerIds: readonly string[]): Promise<Map<string, Objection[]>> {
    return groupedBy(await this.find({ customerId: In([...customerIds]) }), (each) => each.customerId);
  }

  private async find(where: FindOptionsWhere<ProcessingObjection>): Promise<Objection[]> {
    const order = { since: 'DESC', id: 'DESC' } as const;
    const rows = await this.database.manager.find(ProcessingObjection, { where, order, take: atMost });
    return rows.map((row) => Objection.of(row));
  }
}
