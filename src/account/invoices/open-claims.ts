import { type EntityManager, In } from 'typeorm';
import { type CalendarDay, calendarDay } from '../../foundation/calendar-day';
import type { ErasureParty } from '../../foundation/erasures';
import { Invoice, InvoiceStatus } from './invoice.entity';

/** What customers still owe. */
export class OpenClaims implements ErasureParty {
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
}
