import type { Change } from '../../../foundation/change';
import { Collision, faultOf } from '../../../foundation/database';
import { newId } from '../../../foundation/ids';
import type { Jobs } from '../../../jobs';
import type { Ledger } from '../../../ledger';
import type { ConfirmedMethod } from '../../../payments';
import type { PersonalRecords } from '../../../personal-data';
import type { ProfileService } from '../../profile';
import { PaymentDetachment } from '../choice/payment-detachment.entity';
import type { MethodChanges } from '../method-changes';
import { PaymentMethod, PaymentMethodKind, PaymentMethodState } from '../payment-method.entity';
import { unknownSetup } from './payment-refusals';
import { pendingKind, pendingSeconds } from './pending.job';
import type { AddPaymentMethodInput } from './setup.inputs';

/** Takes a method that the processor vouches for into the account, once. */
export class AdditionService {
  constructor(
    private readonly profile: ProfileService,
    private readonly records: PersonalRecords,
    private readonly changes: MethodChanges,
    private readonly jobs: Jobs,
    private readonly ledger: Ledger,
  ) {}

  /** The id of the method: the same for the same set-up. */
  async add(
    change: Change,
    customerId: string,
    confirmed: ConfirmedMethod,
    input: AddPaymentMethodInput,
  ): Promise<string> {
    const customer = await this.profile.ownAt(change, customerId, null);
    const { manager } = change;
    const processorTokenIndex = this.records.indexFor(PaymentMethod, 'processorToken', confirmed.token);
    const known = await manager.findOneBy(PaymentMethod, { customerId, processorTokenIndex });
    const isSettled = known?.state === PaymentMethodState.PENDING && confirmed.state === 'ACTIVE';
    const isChosen = input.makeDefault === true && !known?.isDefault;
    if (known && !isSettled && !isChosen) return known.id;
    await this.refuseRemoved(change, customerId, confirmed.token);
    await this.profile.touch(change, customer);
    const method = known ?? (await this.insert(change, customerId, confirmed, input.setupReference));
    if (isSettled) await this.changes.settle(change, method, PaymentMethodState.ACTIVE);
    const isFirst = !(await manager.existsBy(PaymentMethod, { customerId, isDefault: true }));
    if (isChosen || isFirst) await this.changes.makeDefault(change, method);
    return method.id;
  }

  /** Its removal is under way: the processor may hold it still, the customer no longer does. */
  private async refuseRemoved({ manager }: Change, customerId: string, token: string): Promise<void> {
    const processorTokenIndex = this.records.indexFor(PaymentDetachment, 'processorToken', token);
    if (await manager.existsBy(PaymentDetachment, { customerId, processorTokenIndex }))
      throw unknownSetup(['setupReference']);
  }

  private async insert(
    change: Change,
    customerId: string,
    { token: processorToken, kind, state, ...facts }: ConfirmedMethod,
    setup: string,
  ): Promise<PaymentMethod> {
    const { manager, at } = change;
    const row = { id: newId('pay'), customerId };
    const setupReference = state === 'PENDING' ? setup : null;
    const sealed = await this.records.seal(PaymentMethod, row, { ...facts, processorToken, setupReference });
    const method = manager.create(PaymentMethod, {
      ...row,
      kind: PaymentMethodKind[kind],
      state: PaymentMethodState[state],
      newsAt: null,
      isDefault: false,
      createdAt: at,
    });
    try {
      await manager.insert(PaymentMethod, Object.assign(method, sealed));
    } catch (error) {
      throw faultOf(error) === 'duplicate' ? new Collision('The same was added meanwhile.') : error;
    }
    await this.ledger.record(change, { subject: customerId, action: 'payment_method.added', about: row.id });
    if (state === 'PENDING') await this.lookAgain(change, row.id);
    return method;
  }

  /** The processor's word may have come before there was a row for it. */
  private async lookAgain(change: Change, about: string): Promise<void> {
    const runAfter = new Date(change.at.getTime() + pendingSeconds * 1000);
    await this.jobs.enqueue(change, { kind: pendingKind, about, runAfter });
  }
}
