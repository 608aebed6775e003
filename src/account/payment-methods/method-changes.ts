import type { Change } from '../../foundation/change';
import { Collision, faultOf } from '../../foundation/database';
import type { Ledger } from '../../ledger';
import { PaymentMethod, PaymentMethodState } from './payment-method.entity';

const actions = {
  [PaymentMethodState.ACTIVE]: 'payment_method.confirmed',
  [PaymentMethodState.PENDING]: 'payment_method.pending',
  [PaymentMethodState.FAILED]: 'payment_method.failed',
} as const;
export type ToldState = keyof typeof actions;

/** The changes that several doors bring to a method; whoever makes one counts it in the customer's version first. */
export class MethodChanges {
  constructor(private readonly ledger: Ledger) {}

  /** Charged from now on unless another is chosen. */
  async makeDefault(change: Change, { id, customerId }: PaymentMethod): Promise<void> {
    const { manager } = change;
    try {
      await manager.update(PaymentMethod, { customerId, isDefault: true }, { isDefault: false });
      const result = await manager.update(PaymentMethod, { id, customerId }, { isDefault: true });
      if (result.affected !== 1) throw new Collision('The payment method was removed meanwhile.');
    } catch (error) {
      throw faultOf(error) === 'duplicate' ? new Collision('Another default was chosen meanwhile.') : error;
    }
    await this.ledger.record(change, {
      subject: customerId,
      action: 'payment_method.made_default',
      about: id,
    });
  }

  /** Where it stands with the processor from now on; what was confirmed or refused keeps no set-up. */
  async settle(
    change: Change,
    { id, customerId, state: before }: PaymentMethod,
    state: ToldState,
  ): Promise<void> {
    const isSettled = state !== PaymentMethodState.PENDING;
    const settled = isSettled ? { setupReference: null, setupIndex: null } : {};
    const known = { id, customerId, state: before };
    const result = await change.manager.update(PaymentMethod, known, { state, ...settled });
    if (result.affected !== 1) throw new Collision('The payment method was changed meanwhile.');
    await this.ledger.record(change, {
      subject: customerId,
      action: actions[state],
      fields: ['state'],
      about: id,
    });
  }
}
