import { type DataSource, type FindOptionsWhere, LessThan, MoreThanOrEqual } from 'typeorm';
import { calendarDayAt } from '../../foundation/calendar-day';
import type { Clock } from '../../foundation/clock';
import { findPage, type Page, type PageRequest } from '../../foundation/database';
import { Invoice, InvoiceStatus } from './invoice.entity';

/** What customers were billed; every read is the owner's own. */
export class InvoicesService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  find(id: string, customerId: string): Promise<Invoice | null> {
    return this.database.manager.findOneBy(Invoice, { id, customerId });
  }

  page(customerId: string, status: InvoiceStatus | null, request: PageRequest): Promise<Page<Invoice>> {
    const where = { customerId, ...this.standing(status) };
    return findPage(this.database.manager, { entity: Invoice, where, newestBy: 'issuedOn' }, request);
  }

  /** Overdue is what is open after its due day. */
  statusOf(invoice: Invoice): InvoiceStatus {
    const isLate = invoice.status === InvoiceStatus.OPEN && invoice.dueOn < this.today();
    return isLate ? InvoiceStatus.OVERDUE : invoice.status;
  }

  private standing(status: InvoiceStatus | null): FindOptionsWhere<Invoice> {
    if (status === InvoiceStatus.OVERDUE)
      return { status: InvoiceStatus.OPEN, dueOn: LessThan(this.today()) };
    if (status === InvoiceStatus.OPEN) return { status, dueOn: MoreThanOrEqual(this.today()) };
    return status ? { status } : {};
  }

  private today(): string {
    return calendarDayAt(this.clock.now(), 'UTC');
  }
}
