import type { EntityManager } from 'typeorm';
import type { RetainedTable, RetentionGuard } from '../../personal-data';
import { peopleWithRemainder } from '../erasure/carrying-out/remainders';
import { RightsRequest } from '../requests/rights-request.entity';

/** The file of an erasure stays until its rest is deleted, too: what that is stands there alone. */
export class UnfinishedErasures implements RetentionGuard {
  async keptAmong(
    manager: EntityManager,
    customerIds: readonly string[],
    { table, dated }: RetainedTable,
  ): Promise<ReadonlySet<string>> {
    const isOfFile = (dated?.entity ?? table.entity) === RightsRequest;
    return isOfFile ? peopleWithRemainder(manager, customerIds) : new Set();
  }
}
