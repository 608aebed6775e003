import { IsNull, Not } from 'typeorm';
import type { Change } from '../../foundation/change';
import type { Jobs } from '../../jobs';
import {
  type KeptPartDeleted,
  type RetainedTable,
  type RetentionRule,
  retentionRules,
} from '../../personal-data';
import { ErasureOrder } from '../erasure/deciding/erasure-order.entity';
import { frozenPlanOf } from '../erasure/deciding/erasure-orders';
import { newsOf } from '../holds/keeping/kept-part-news.job';

const hourMs = 3_600_000;

/** Who had something erased hears of it once that is gone, too, which a law or the contract kept of it (Art. 17). */
export class LaterReceipts {
  constructor(private readonly jobs: Jobs) {}

  async hear(change: Change, { customerId, retained }: KeptPartDeleted): Promise<void> {
    // What is dated by another row goes with it; and no file tells of its own end.
    if (retained.dated || retained.rule === 'rights_request') return;
    const carriedOut = { customerId, plan: Not(IsNull()) };
    // When this sweep is over: it may have begun to take the file that the receipt belongs to.
    const runAfter = new Date(change.at.getTime() + hourMs);
    for (const order of await change.manager.findBy(ErasureOrder, carriedOut))
      if (isKeptBy(order, retained))
        await this.jobs.again(change, { ...newsOf('KEPT_PART_DELETED', order.id), runAfter });
  }
}

function isKeptBy(order: ErasureOrder, { rule, table: { columns, isOwnRow } }: RetainedTable): boolean {
  const { law: keeping }: RetentionRule = retentionRules[rule];
  const keeps = frozenPlanOf(order)?.keeps ?? [];
  // With the account's own row everything is gone that the contract needed.
  if (isOwnRow) return keeps.some(({ ground }) => ground === 'STILL_NECESSARY');
  return keeps.some(
    ({ category, law }) => law === keeping && columns.some((column) => column.category === category),
  );
}
