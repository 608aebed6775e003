import { type DataSource, In } from 'typeorm';
import { calendarDayAt } from '../../foundation/calendar-day';
import type { Clock } from '../../foundation/clock';
import { groupedBy } from '../../foundation/database';
import type { PersonalRecords } from '../../personal-data';
import { PaymentMethod, PaymentMethodState } from './payment-method.entity';

/** The ways to pay as they are; every read is the owner's own. */
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
    return (await this.monthsLeft(method)) <= 1;
  }

  /** Expired is what the processor still holds after its card's last month. */
  async stateOf(method: PaymentMethod): Promise<PaymentMethodState> {
    if (method.state === PaymentMethodState.FAILED || (await this.monthsLeft(method)) >= 0)
      return method.state;
    return PaymentMethodState.EXPIRED;
  }

  /** Can it be charged, or will it be as soon as the bank has answered? */
  async isChargeable(method: PaymentMethod): Promise<boolean> {
    const state = await this.stateOf(method);
    return state === PaymentMethodState.ACTIVE || state === PaymentMethodState.PENDING;
  }

  /** Whole months until the last one of its card, in UTC; without end where nothing expires. */
  private async monthsLeft(method: PaymentMethod): Promise<number> {
    const expiryMonth = Number(await this.records.open(method, 'expiryMonth'));
    const expiryYear = Number(await this.records.open(method, 'expiryYear'));
    if (!expiryMonth || !expiryYear) return Infinity;
    const [year, month] = calendarDayAt(this.clock.now(), 'UTC').split('-').map(Number) as [number, number];
    return (expiryYear - year) * 12 + expiryMonth - month;
  }
}
