import type { DataSource, EntityManager } from 'typeorm';
import type { Change } from '../../../foundation/change';
import type { Clock } from '../../../foundation/clock';
import { equalInTime, sha256 } from '../../../foundation/cryptography';
import { inTransaction } from '../../../foundation/database';
import type { PaymentEvent } from '../../../payments';
import type { PersonalRecords } from '../../../personal-data';
import { PaymentMethod, PaymentMethodState } from '../payment-method.entity';
import type { ProcessorCustomers } from '../processor-customers';
import type { HeardEvents } from './heard-events';
import type { NewsEffects } from './news-effects';

interface Parts {
  records: PersonalRecords;
  customers: ProcessorCustomers;
  heard: HeardEvents;
  effects: NewsEffects;
}

/** What the processor tells of its own accord: each event once, about the method of the customer whom it names. */
export class NewsService {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly parts: Parts,
  ) {}

  take(event: PaymentEvent): Promise<void> {
    return inTransaction(this.database, async (manager) => {
      const change: Change = { manager, actor: null, at: this.clock.now(), afterCommit: () => undefined };
      if (!(await this.parts.heard.isFirst(manager, event, change.at))) return;
      const method = await this.methodOf(manager, event);
      if (!method || (method.newsAt && event.at < method.newsAt)) return;
      await this.parts.effects.apply(change, method, event);
    });
  }

  /** Null where it is none of ours, or was removed meanwhile. */
  private async methodOf(manager: EntityManager, event: PaymentEvent): Promise<PaymentMethod | null> {
    const method = await manager.findOneBy(PaymentMethod, this.placeOf(event));
    if (!method || !('customerReference' in event)) return method;
    const reference = this.parts.customers.referenceOf(method.customerId);
    return equalInTime(sha256(reference), sha256(event.customerReference)) ? method : null;
  }

  private placeOf(event: PaymentEvent) {
    const { records } = this.parts;
    if ('token' in event)
      return { processorTokenIndex: records.indexFor(PaymentMethod, 'processorToken', event.token) };
    const setupIndex = records.indexFor(PaymentMethod, 'setupReference', event.setupReference);
    return { setupIndex, state: PaymentMethodState.PENDING };
  }
}
