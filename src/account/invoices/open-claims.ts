import { type EntityManager, In } from 'typeorm';
import { calendarDay, calendarDayAt } from '../../foundation/calendar-day';
import type { Clock } from '../../foundation/clock';
import type { AccountFacts, ErasureParty } from '../../foundation/erasures';
import { keptUntil, type RetainedTable, type RetentionGuard } from '../../personal-data';
import { Invoice, InvoiceStatus } from './invoice.entity';

/** What a customer still owes: until it is paid, or its last day is over, what it is paid with stays. */
export class OpenClaims implements ErasureParty, RetentionGuard {
  constructor(
    private readonly clock: Clock,
    private readonly timeZone: string,
  ) {}

  async facts(manager: EntityManager, customerId: string): Promise<Partial<AccountFacts>> {
    const last = await manager.findOne(Invoice, {
      select: { id: true, dueOn: true },
      where: { customerId, status: InvoiceStatus.OPEN },
      order: { dueOn: 'DESC' },
    });
    return { owedOn: last && calendarDay(last.dueOn) };
  }

  async keptAmong(
    manager: EntityManager,
    customerIds: readonly string[],
    { table }: RetainedTable,
  ): Promise<ReadonlySet<string>> {
    const isNeeded = table.columns.some((column) => column.isNeededWhileOwing);
    // The account's own row dates the others: gone before, they would never be due.
    if (!isNeeded && !table.isOwnRow) return new Set();
    const open = await manager.find(Invoice, {
      select: { id: true, customerId: true, dueOn: true },
      where: { customerId: In([...customerIds]), status: InvoiceStatus.OPEN },
    });
    const today = calendarDayAt(this.clock.now(), this.timeZone);
    const standing = open.filter(({ dueOn }) => keptUntil('open_claim', calendarDay(dueOn)) >= today);
    return new Set(standing.map(({ customerId }) => customerId));
  }
}
