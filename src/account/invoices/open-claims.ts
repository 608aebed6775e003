import { type EntityManager, In } from 'typeorm';
import { type CalendarDay, calendarDay, calendarDayAt } from '../../foundation/calendar-day';
import type { Clock } from '../../foundation/clock';
import type { ErasureParty } from '../../foundation/erasures';
import { keptUntil, type RetainedTable, type RetentionGuard } from '../../personal-data';
import { Invoice, InvoiceStatus } from './invoice.entity';

/** What customers still owe: until it is paid, or its last day is over, what it is paid with stays. */
export class OpenClaims implements ErasureParty, RetentionGuard {
  constructor(
    private readonly clock: Clock,
    private readonly timeZone: string,
  ) {}

  async standings(
    manager: EntityManager,
    customerIds: readonly string[],
  ): Promise<Map<string, { owedOn: CalendarDay }>> {
    const rows = await manager
      .createQueryBuilder(Invoice, 'invoice')
      .select('invoice.customerId', 'customerId')
      .addSelect('MAX(invoice.dueOn)', 'dueOn')
      .where({ customerId: In([...customerIds]), status: InvoiceStatus.OPEN })
      .groupBy('invoice.customerId')
      .getRawMany<{ customerId: string; dueOn: string }>();
    return new Map(rows.map(({ customerId, dueOn }) => [customerId, { owedOn: calendarDay(dueOn) }]));
  }

  async keptAmong(
    manager: EntityManager,
    customerIds: readonly string[],
    { table }: RetainedTable,
  ): Promise<ReadonlySet<string>> {
    const isNeeded = table.columns.some((column) => column.isNeededWhileOwing);
    // The account's own row dates the others: gone before, they would never be due.
    if (!isNeeded && !table.isOwnRow) return new Set();
    const today = calendarDayAt(this.clock.now(), this.timeZone);
    const owing = [...(await this.standings(manager, customerIds))].filter(
      ([, { owedOn }]) => keptUntil('open_claim', owedOn) >= today,
    );
    return new Set(owing.map(([customerId]) => customerId));
  }
}
