import type { DataSource } from 'typeorm';
import type { ErasureAim, ErasureParty } from '../../foundation/erasures';
import type { PaymentProcessor } from '../../payments';
import type { PersonalRecords } from '../../personal-data';
import { BillingAccount } from '../billing';
import { PaymentDetachment } from './choice/payment-detachment.entity';
import { PaymentMethod } from './payment-method.entity';

/**
 * Has the payment processor let go of everything it holds for a person before their rows go: with the
 * rows the tokens would go by which it is asked. "Already gone" confirms.
 */
export class MethodRelease implements ErasureParty {
  constructor(
    private readonly database: DataSource,
    private readonly payments: PaymentProcessor,
    private readonly records: PersonalRecords,
  ) {}

  async release({ customerId, categories, isSettled }: ErasureAim): Promise<void> {
    if (!categories.has('billing')) return;
    const { manager } = this.database;
    for (const removed of await manager.findBy(PaymentDetachment, { customerId }))
      await this.detach(await this.records.open(removed, 'processorToken'));
    if (!isSettled) return;
    for (const method of await manager.findBy(PaymentMethod, { customerId }))
      await this.detach(await this.records.open(method, 'processorToken'));
    const account = await manager.findOneBy(BillingAccount, { customerId });
    const token = account && (await this.records.open(account, 'processorCustomer'));
    if (token) await this.payments.forget(token);
  }

  private async detach(token: string | null): Promise<void> {
    if (token) await this.payments.detach(token);
  }
}
