import { type DataSource, type EntityManager, Equal, IsNull } from 'typeorm';
import type { Change } from '../../foundation/change';
import { hmac } from '../../foundation/cryptography';
import { Collision } from '../../foundation/database';
import { refusal } from '../../foundation/refusal';
import type { PersonalRecords } from '../../personal-data';
import { BillingAccount } from '../billing';

/** Whom the payment processor knows a customer as: by our reference to it, and by its own name. */
export class ProcessorCustomers {
  constructor(
    private readonly database: DataSource,
    private readonly records: PersonalRecords,
    private readonly key: Buffer,
  ) {}

  /** Opaque, the same always, and no name under which the customer is known anywhere else. */
  referenceOf(customerId: string): string {
    return hmac(this.key, customerId).toString('base64url');
  }

  /** Null before the first set-up. */
  async tokenOf(customerId: string): Promise<string | null> {
    return this.records.open(await accountOf(this.database.manager, customerId), 'processorCustomer');
  }

  /** The same within a transaction; null also for somebody who is not billed. */
  async findToken(manager: EntityManager, customerId: string): Promise<string | null> {
    const account = await manager.findOneBy(BillingAccount, { customerId });
    return account && this.records.open(account, 'processorCustomer');
  }

  async keep({ manager }: Change, customerId: string, token: string): Promise<void> {
    const account = await accountOf(manager, customerId);
    if ((await this.records.open(account, 'processorCustomer')) === token) return;
    const sealed = await this.records.seal(BillingAccount, account, { processorCustomer: token });
    const { id, processorCustomer: before } = account;
    const known = { id, customerId, processorCustomer: before ? Equal(before) : IsNull() };
    const result = await manager.update(BillingAccount, known, sealed);
    if (result.affected !== 1) throw new Collision('The processor named the customer anew meanwhile.');
  }
}

async function accountOf(manager: EntityManager, customerId: string): Promise<BillingAccount> {
  const account = await manager.findOneBy(BillingAccount, { customerId });
  if (account) return account;
  throw refusal('NOT_FOUND', [], {
    en: 'There is no billing account.',
    de: 'Es gibt kein Abrechnungskonto.',
  });
}
