import { type DataSource, type FindOptionsWhere, In, IsNull, Not } from 'typeorm';
import { groupedBy } from '../../../foundation/database';
import { ProcessingRestriction } from '../../../processing';
import type { Scope } from '../../requests/scope';
import { Restriction } from './restriction.type';

const atMost = 500;

/** Reads the restrictions that are or were in force, within what the caller may see. */
export class RestrictionReader {
  constructor(private readonly database: DataSource) {}

  async findMany(ids: readonly string[], scope: Scope): Promise<Map<string, Restriction>> {
    return keyedBy(await this.find({ ...scope, id: In([...ids]) }), (each) => each.id);
  }

  async ofRequests(requestIds: readonly string[], scope: Scope): Promise<Map<string, Restriction>> {
    const found = await this.find({ ...scope, requestId: In([...requestIds]) });
    return keyedBy(found, (each) => each.row.requestId);
  }

  /** Newest first, those that ended among them. */
  async ofCustomers(customerIds: readonly string[]): Promise<Map<string, Restriction[]>> {
    return groupedBy(await this.find({ customerId: In([...customerIds]) }), (each) => each.customerId);
  }

  private async find(where: FindOptionsWhere<ProcessingRestriction>): Promise<Restriction[]> {
    const rows = await this.database.manager.find(ProcessingRestriction, {
      where: { ...where, since: Not(IsNull()) },
      order: { since: 'DESC', id: 'DESC' },
      take: atMost,
    });
    return rows.flatMap((row) => Restriction.of(row) ?? []);
  }
}

function keyedBy(found: readonly Restriction[], keyOf: (each: Restriction) => string) {
  return new Map(found.map((each) => [keyOf(each), each]));
}
