import type { DataSource } from 'typeorm';
import type { JobKind, Work } from '../../../jobs';
import { PaymentDeclined, type PaymentProcessor, SetupIncomplete, SetupUnknown } from '../../../payments';
import type { PersonalRecords } from '../../../personal-data';
import type { ToldState } from '../method-changes';
import { PaymentMethod, PaymentMethodState } from '../payment-method.entity';
import type { PaymentParts } from '../payment-parts';

export const pendingKind = 'payments.pending';
export const pendingSeconds = 60;

/** Asks once more about a method that was pending when it came: the event about it may have come before the row. */
export class PendingJob implements JobKind {
  readonly kind = pendingKind;
  readonly serves = { purpose: 'billing' } as const;

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
    const state = await this.stateOf(method, reference);
    await work.finish(async (change) => {
      const present = await change.manager.findOneBy(PaymentMethod, pending);
      if (!present || state === PaymentMethodState.PENDING) return;
      const { profile, changes } = this.parts;
      await profile.touch(change, await profile.ownAt(change, present.customerId, null));
      await changes.settle(change, present, state);
    });
  }

  /** What the processor says now; of a set-up that it no longer knows an event will tell. */
  private async stateOf(method: PaymentMethod, reference: string): Promise<ToldState> {
    try {
      const owner = this.parts.customers.referenceOf(method.customerId);
      const { state, token } = await this.payments.confirmSetup(reference, owner);
      // Where it failed, the same set-up may have come to another method since.
      const isSame =
        this.records.indexFor(PaymentMethod, 'processorToken', token) === method.processorTokenIndex;
      return isSame ? PaymentMethodState[state] : PaymentMethodState.FAILED;
    } catch (error) {
      if (error instanceof PaymentDeclined) return PaymentMethodState.FAILED;
      if (error instanceof SetupUnknown || error instanceof SetupIncomplete)
        return PaymentMethodState.PENDING;
      throw error;
    }
  }
}
