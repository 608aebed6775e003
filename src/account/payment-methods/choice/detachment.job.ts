import type { DataSource } from 'typeorm';
import type { JobKind, Work } from '../../../jobs';
import type { Ledger } from '../../../ledger';
import type { PaymentProcessor } from '../../../payments';
import type { PersonalRecords } from '../../../personal-data';
import { PaymentDetachment } from './payment-detachment.entity';

export const detachmentKind = 'payments.detach';

/** Has the processor let go of a removed method: tried again until it has confirmed; "already gone" confirms. */
export class DetachmentJob implements JobKind {
  readonly kind = detachmentKind;
  readonly serves = { purpose: 'billing', exemption: 'OWN_ACT' } as const;

  constructor(
    private readonly database: DataSource,
    private readonly payments: PaymentProcessor,
    private readonly records: PersonalRecords,
    private readonly ledger: Ledger,
  ) {}

  async execute(work: Work): Promise<void> {
    const detachment = await this.database.manager.findOneBy(PaymentDetachment, { id: work.about });
    if (!detachment) return work.finish();
    const { id, customerId } = detachment;
    const token = await this.records.open(detachment, 'processorToken');
    // Without its key the customer is erased: then the processor has forgotten them with every method.
    if (token) await this.payments.detach(token);
    await work.finish(async (change) => {
      await change.manager.delete(PaymentDetachment, { id, customerId });
      if (!token) return;
      await this.ledger.record(change, {
        subject: customerId,
        action: 'payment_method.detached',
        about: id,
      });
    });
  }
}
