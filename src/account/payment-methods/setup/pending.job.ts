import type { DataSource } from 'typeorm';
import type { JobKind, Work } from '../../../jobs';
import { PaymentDeclined, type PaymentProcessor, SetupUnknown } from '../../../payments';
import type { PersonalRecords } from '../../../personal-data';
import type { ToldState } from '../method-changes';
import { PaymentMethod, PaymentMethodState } from '../payment-method.entity';
import type { PaymentParts } from '../payment-parts';

export const pendingKind = 'payments.pending';
export const pendingSeconds = 60;

/** Asks once more about a method that was pending when it came: the event about it may have come before the row. */
export class PendingJob implements JobKind {
  readonly kind = pendingKind;

  constructor(
    private readonly database: DataSource,
    private readonly payments: PaymentProcessor,
    private readonly records: PersonalRecords,
    private readonly parts: PaymentParts,
  ) {}

  async execute(work: Work): Promise<void> {
    const pending = { id: work.about, state: PaymentMethodState.PENDING } as const;
    const method = await this.database.manager.findOneBy(PaymentMethod, pending);
    const reference = method && (await this.records.open(method, 'setupReference'));
    if (!method || !reference) return work.finish();
    const state = await this.stateAt(method.customerId, reference);
    await work.finish(async (change) => {
      const present = await change.manager.findOneBy(PaymentMethod, pending);
      if (!present || state === PaymentMethodState.PENDING) return;
      const { profile, changes } = this.parts;
      await profile.touch(change, await profile.ownAt(change, present.customerId, null));
      await changes.settle(change, present, state);
    });
  }

  /** What the processor says now; of a set-up that it no longer knows an event will tell. */
  private async stateAt(customerId: string, reference: string): Promise<ToldState> {
    try {
      const owner = this.parts.customers.referenceOf(customerId);
      const { state } = await this.payments.confirmSetup(reference, owner);
      return PaymentMethodState[state];
    } catch (error) {
      if (error instanceof PaymentDeclined) return PaymentMethodState.FAILED;
      if (error instanceof SetupUnknown) return PaymentMethodState.PENDING;
      throw error;
    }
  }
}
