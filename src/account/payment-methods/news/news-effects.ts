import type { Change } from '../../../foundation/change';
import { Collision } from '../../../foundation/database';
import type { Ledger } from '../../../ledger';
import type { PaymentEvent } from '../../../payments';
import type { PersonalRecords } from '../../../personal-data';
import { changedValues, type ProfileService } from '../../profile';
import type { MethodChanges, ToldState } from '../method-changes';
import { PaymentMethod, PaymentMethodState } from '../payment-method.entity';

type Renewal = Extract<PaymentEvent, { kind: 'card_renewed' }>;

/** What an event of the processor changes of a method. */
export class NewsEffects {
  constructor(
    private readonly profile: ProfileService,
    private readonly records: PersonalRecords,
    private readonly changes: MethodChanges,
    private readonly ledger: Ledger,
  ) {}

  async apply(change: Change, method: PaymentMethod, event: PaymentEvent): Promise<void> {
    if (event.kind === 'card_renewed') await this.renew(change, method, event);
    else await this.settle(change, method, stateAfter(event, method));
    const { id, customerId } = method;
    await change.manager.update(PaymentMethod, { id, customerId }, { newsAt: event.at });
  }

  private async settle(change: Change, method: PaymentMethod, state: ToldState): Promise<void> {
    if (state === method.state) return;
    await this.touch(change, method);
    await this.changes.settle(change, method, state);
  }

  /** The bank replaced the card: the customer sees the new one in the place of the old. */
  private async renew(change: Change, method: PaymentMethod, renewal: Renewal): Promise<void> {
    const { brand, last4, expiryMonth, expiryYear } = renewal;
    const facts = { brand, last4, expiryMonth: String(expiryMonth), expiryYear: String(expiryYear) };
    const values = await changedValues(this.records, method, facts);
    if (Object.keys(values).length === 0) return;
    await this.touch(change, method);
    const { id, customerId } = method;
    const sealed = await this.records.seal(PaymentMethod, method, values);
    const result = await change.manager.update(PaymentMethod, { id, customerId }, sealed);
    if (result.affected !== 1) throw new Collision('The payment method was removed meanwhile.');
    await this.ledger.record(change, {
      subject: customerId,
      action: 'payment_method.renewed',
      fields: Object.keys(values),
      about: id,
    });
  }

  private async touch(change: Change, { customerId }: PaymentMethod): Promise<void> {
    await this.profile.touch(change, await this.profile.ownAt(change, customerId, null));
  }
}

function stateAfter(event: Exclude<PaymentEvent, Renewal>, { state }: PaymentMethod): ToldState {
  if (event.kind === 'mandate_changed') return PaymentMethodState[event.state];
  if (event.kind !== 'setup_succeeded') return PaymentMethodState.FAILED;
  return state === PaymentMethodState.PENDING ? PaymentMethodState.ACTIVE : (state as ToldState);
}
