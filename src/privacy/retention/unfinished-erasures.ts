import { type EntityManager, In, Not } from 'typeorm';
import { Job, nameOf } from '../../jobs';
import type { RetainedTable, RetentionGuard } from '../../personal-data';
import { remainderKind } from '../erasure/carrying-out/remainders';
import { newsKinds } from '../holds/keeping/kept-part-news.job';
import { RightsRequest } from '../requests/rights-request.entity';

const kinds = [remainderKind, ...newsKinds];

/**
 * The file of a request stays until its rest is deleted, and the person has a receipt of it: what that rest is stands
 * there alone.
 */
export class UnfinishedErasures implements RetentionGuard {
  async keptAmong(
    manager: EntityManager,
    customerIds: readonly string[],
    { table, dated }: RetainedTable,
  ): Promise<ReadonlySet<string>> {
    if ((dated?.entity ?? table.entity) !== RightsRequest) return new Set();
    const requests = await manager.find(RightsRequest, {
      select: { id: true, customerId: true },
      where: { customerId: In([...customerIds]) },
    });
    const unfinished = await manager.findBy(Job, {
      name: In(requests.flatMap(({ id }) => kinds.map((kind) => nameOf({ kind, about: id })))),
      state: Not('DONE' as const),
    });
    const ids = new Set(unfinished.map(({ about }) => about));
    return new Set(requests.filter(({ id }) => ids.has(id)).map(({ customerId }) => customerId));
  }
}
