import type { EntityManager } from 'typeorm';
import { calendarDay } from '../../foundation/calendar-day';
import type { AccountFacts, ErasureParty } from '../../foundation/erasures';
import { Invoice, InvoiceStatus } from './invoice.entity';

/** What a customer still owes. */
export class OpenClaims implements ErasureParty {
  async facts(manager: EntityManager, customerId: string): Promise<Partial<AccountFacts>> {
    const last = await manager.findOne(Invoice, {
      select: { id: true, dueOn: true },
      where: { customerId, status: InvoiceStatus.OPEN },
      order: { dueOn: 'DESC' },
    });
    return { owedOn: last && calendarDay(last.dueOn) };
  }
}
