import type { EntityManager } from 'typeorm';
import type { RetainedTable, RetentionGuard } from '../../../personal-data';
import { isHoldable, standingHolds } from '../standing-holds';

/**
 * What is held stays although its time is over, until the hold is released. What an account that goes on loses month by
 * month goes nevertheless where the hold is secret, since the person would see that it stayed: it is put by.
 */
export class HeldRows implements RetentionGuard {
  async keptAmong(
    manager: EntityManager,
    customerIds: readonly string[],
    { table, rule }: RetainedTable,
  ): Promise<ReadonlySet<string>> {
    const reached = new Set(table.columns.filter(isHoldable).map(({ category }) => category));
    if (reached.size === 0) return new Set();
    const holds = await standingHolds(manager, customerIds);
    // The account's own row dates what hangs on it: gone before, that would never be due.
    const held = holds.filter(
      ({ categories, isSecret }) =>
        table.isOwnRow ||
        (categories.some((category) => reached.has(category)) && !(isSecret && rule === 'access_log')),
    );
    return new Set(held.map(({ customerId }) => customerId));
  }
}
