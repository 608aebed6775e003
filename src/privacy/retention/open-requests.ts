import { type EntityManager, In, IsNull } from 'typeorm';
import type { RetainedTable, RetentionGuard } from '../../personal-data';
import { RightsRequest } from '../requests/rights-request.entity';

/** While a request of a person is open, what it is about stays; mails and codes go all the same. */
export class OpenRequests implements RetentionGuard {
  async keptAmong(
    manager: EntityManager,
    customerIds: readonly string[],
    { rule }: RetainedTable,
  ): Promise<ReadonlySet<string>> {
    if (rule === 'short_lived') return new Set();
    const open = await manager.find(RightsRequest, {
      select: { customerId: true },
      where: { customerId: In([...customerIds]), closedAt: IsNull() },
    });
    return new Set(open.map(({ customerId }) => customerId));
  }
}
