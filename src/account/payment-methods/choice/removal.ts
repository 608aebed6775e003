import { type EntityManager, In } from 'typeorm';
import type { Change } from '../../../foundation/change';
import { Collision } from '../../../foundation/database';
import type { Jobs } from '../../../jobs';
import type { Ledger } from '../../../ledger';
import type { PersonalRecords } from '../../../personal-data';
import { Invoice, InvoiceStatus } from '../../invoices';
import { PaymentMethod } from '../payment-method.entity';
import { detachmentKind } from './detachment.job';
import { PaymentDetachment } from './payment-detachment.entity';

/** Takes a method out of the account at once, and promises that the processor lets go of it. */
export class Removal {
  constructor(
    private readonly records: PersonalRecords,
    private readonly jobs: Jobs,
    private readonly ledger: Ledger,
  ) {}

  /** Is there an invoice to be paid, overdue or not? */
  isOwing(manager: EntityManager, customerId: string): Promise<boolean> {
    return manager.existsBy(Invoice, { customerId, status: InvoiceStatus.OPEN });
  }

  async carryOut(change: Change, method: PaymentMethod): Promise<void> {
    const { id, customerId } = method;
    await this.keepToken(change, method);
    const result = await change.manager.delete(PaymentMethod, { id, customerId });
    if (result.affected !== 1) throw new Collision('The payment method was removed meanwhile.');
    await this.jobs.enqueue(change, { kind: detachmentKind, about: id });
    await this.ledger.record(change, { subject: customerId, action: 'payment_method.removed', about: id });
  }

  /** The same for methods whose time is over. */
  async carryOutAll(change: Change, ids: readonly string[]): Promise<void> {
    const methods = await change.manager.findBy(PaymentMethod, { id: In([...ids]) });
    for (const method of methods) await this.carryOut(change, method);
  }

  private async keepToken({ manager, at }: Change, method: PaymentMethod): Promise<void> {
    const row = { id: method.id, customerId: method.customerId };
    const processorToken = await this.records.open(method, 'processorToken');
    const sealed = await this.records.seal(PaymentDetachment, row, { processorToken });
    await manager.insert(PaymentDetachment, { ...row, ...sealed, requestedAt: at });
  }
}
