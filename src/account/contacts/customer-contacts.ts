import { type EntityManager, Not } from 'typeorm';
import type { SubjectContacts } from '../../mail';
import type { PersonalRecords } from '../../personal-data';
import { BillingAccount } from '../billing';
import { Customer, CustomerStatus, type ProfileService } from '../profile';

/** Where customers are written to, and whose an address is. */
export class CustomerContacts implements SubjectContacts {
  constructor(
    private readonly profile: ProfileService,
    private readonly records: PersonalRecords,
  ) {}

  emailOf(manager: EntityManager, customerId: string) {
    return this.profile.contactOf(manager, customerId);
  }

  async everyEmailOf(manager: EntityManager, customerId: string): Promise<string[]> {
    const profile = await this.profile.contactOf(manager, customerId);
    const account = await manager.findOneBy(BillingAccount, { customerId });
    const billing = account && (await this.records.open(account, 'email'));
    return [...new Set([profile?.address, billing].filter((address) => address != null))];
  }

  async holdersOf(manager: EntityManager, address: string): Promise<string[]> {
    const emailIndex = this.records.indexFor(Customer, 'email', address);
    const rows = await manager.find(Customer, {
      select: { id: true },
      where: { emailIndex, status: Not(CustomerStatus.ERASED) },
    });
    return rows.map(({ id }) => id);
  }
}
