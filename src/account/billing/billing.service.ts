import { type DataSource, In } from 'typeorm';
import type { Change } from '../../foundation/change';
import { Problems, refusal } from '../../foundation/refusal';
import type { OwnChanges } from '../../foundation/own-changes';
import type { Ledger } from '../../ledger';
import type { PersonalRecords } from '../../personal-data';
import { changedValues, type ProfileService } from '../profile';
import { parseAddress, parseEmail } from '../../values';
import { BillingAccount } from './billing-account.entity';
import type { UpdateBillingDetailsInput } from './billing.inputs';
import { parseVatId } from './vat-id';

/** How a customer is billed; every read and write is the owner's own. */
export class BillingService {
  constructor(
    private readonly database: DataSource,
    private readonly records: PersonalRecords,
    private readonly ledger: Ledger,
    private readonly profile: ProfileService,
    private readonly ownChanges: OwnChanges,
  ) {}

  readonly findAccounts = async (customerIds: readonly string[]): Promise<Map<string, BillingAccount>> => {
    const rows = await this.database.manager.findBy(BillingAccount, { customerId: In([...customerIds]) });
    return new Map(rows.map((row) => [row.customerId, row]));
  };

  async update(change: Change, customerId: string, input: UpdateBillingDetailsInput): Promise<void> {
    const properties = await this.correct(change, customerId, input);
    if (properties.length === 0) return;
    const table = this.records.catalogue.tableOf(BillingAccount).name;
    await this.ownChanges.tell(change, { customerId, table, properties });
  }

  /** The same for a request, which tells of it by itself; answers which properties changed. */
  async correct(change: Change, customerId: string, input: UpdateBillingDetailsInput): Promise<string[]> {
    const customer = await this.profile.ownAt(change, customerId, input.expectedVersion);
    const account = await change.manager.findOneBy(BillingAccount, { customerId });
    if (!account)
      throw refusal('NOT_FOUND', [], {
        en: 'There is no billing account.',
        de: 'Es gibt kein Abrechnungskonto.',
      });
    const values = await changedValues(this.records, account, billingValuesOf(input));
    const fields = Object.keys(values);
    if (fields.length === 0) return [];
    await this.profile.touch(change, customer);
    const sealed = await this.records.seal(BillingAccount, account, values);
    await change.manager.update(BillingAccount, { id: account.id, customerId }, sealed);
    await this.ledger.record(change, {
      subject: customerId,
      action: 'billing.updated',
      fields,
      about: account.id,
    });
    return fields;
  }
}

/** What an input would write; throws one refusal with all of its faults. */
export function billingValuesOf(input: UpdateBillingDetailsInput) {
  const problems = new Problems();
  const values = {
    email: parseEmail(problems, ['email'], input.email),
    address: input.address && parseAddress(problems, ['address'], input.address),
    vatId: parseVatId(problems, ['vatId'], input.vatId),
  };
  problems.settle();
  return values;
}
