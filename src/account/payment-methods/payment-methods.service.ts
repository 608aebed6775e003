import { type DataSource, In } from 'typeorm';
import { calendarDayAt } from '../../foundation/calendar-day';
import type { Clock } from '../../foundation/clock';
import { groupedBy } from '../../foundation/database';
import type { PersonalRecords } from '../../personal-data';
import { PaymentMethod } from './payment-method.entity';

/** The ways to pay; every read and write is the owner's own. */
export class PaymentMethodsService {
  constructor(
    private readonly database: DataSource,
    private readonly records: PersonalRecords,
    private readonly clock: Clock,
  ) {}

  readonly findMany = async (customerIds: readonly string[]): Promise<Map<string, PaymentMethod[]>> => {
    const rows = await this.database.manager.find(PaymentMethod, {
      where: { customerId: In([...customerIds]) },
      order: { createdAt: 'DESC', id: 'DESC' },
    });
    return groupedBy(rows, (row) => row.customerId);
  };

  find(id: string, customerId: string): Promise<PaymentMethod | null> {
    return this.database.manager.findOneBy(PaymentMethod, { id, customerId });
  }

  /** Does its card expire this month or next, or has it already? */
  async expiresSoon(method: PaymentMethod): Promise<boolean> {
    const expiryMonth = Number(await this.records.open(method, 'expiryMonth'));
    const expiryYear = Number(await this.records.open(method, 'expiryYear'));
    if (!expiryMonth || !expiryYear) return false;
    const [year, month] = calendarDayAt(this.clock.now(), 'UTC').split('-').map(Number) as [number, number];
    return (expiryYear - year) * 12 + expiryMonth - month <= 1;
  }
}
