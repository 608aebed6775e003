import type { DataSource, EntityManager } from 'typeorm';
import { In } from 'typeorm';
import type { Change } from '../../foundation/change';
import { Collision } from '../../foundation/database';
import { Refusal, refusal } from '../../foundation/refusal';
import type { OwnChanges } from '../../foundation/own-changes';
import type { Ledger } from '../../ledger';
import type { PersonalRecords } from '../../personal-data';
import { changedValues } from './changed-values';
import { Customer, CustomerStatus } from './customer.entity';
import type { UpdateProfileInput } from './profile.inputs';
import { ProfileParser, type ProfileValues } from './profile-parser';

const { ACTIVE, RESTRICTED } = CustomerStatus;

/** The customer's own record: read and changed by its owner, guarded by its version. */
export class ProfileService {
  private readonly parser: ProfileParser;

  constructor(
    private readonly database: DataSource,
    private readonly records: PersonalRecords,
    private readonly ledger: Ledger,
    private readonly ownChanges: OwnChanges,
  ) {
    this.parser = new ProfileParser(records);
  }

  readonly findMany = async (ids: readonly string[]): Promise<Map<string, Customer>> => {
    const rows = await this.database.manager.findBy(Customer, { id: In([...ids]) });
    return new Map(rows.map((row) => [row.id, row]));
  };

  async update(change: Change, customerId: string, input: UpdateProfileInput): Promise<void> {
    await this.tell(change, customerId, await this.correct(change, customerId, input));
  }

  /** The same for a request, which tells of it by itself; answers which properties changed. */
  async correct(change: Change, customerId: string, input: UpdateProfileInput): Promise<string[]> {
    const customer = await this.ownAt(change, customerId, input.expectedVersion);
    const parsed = await this.parser.parse(customer, input);
    const values = await changedValues(this.records, customer, parsed);
    const properties = Object.keys(values);
    if (properties.length === 0) return [];
    const sealed = await this.records.seal(Customer, customer, values);
    await this.write(change, customer, sealed);
    await this.ledger.record(change, {
      subject: customer.id,
      action: 'profile.updated',
      fields: properties,
    });
    return properties;
  }

  /** What an input would write; throws one refusal with all of its faults. */
  async parse(manager: EntityManager, customerId: string, input: UpdateProfileInput): Promise<ProfileValues> {
    return this.parser.parse(await this.own(manager, customerId), input);
  }

  /** The customer's own record, at the version that the change was made on where the caller says one. */
  async ownAt(
    { manager }: Change,
    customerId: string,
    expectedVersion: number | null | undefined,
  ): Promise<Customer> {
    const customer = await this.own(manager, customerId);
    expectVersion(customer, expectedVersion);
    return customer;
  }

  /** Counts a change of something that belongs to the record, billing details for one; answers the new version. */
  touch(change: Change, customer: Customer): Promise<number> {
    return this.write(change, customer, {});
  }

  /** Gives the record another address, which its owner has proven; answers the new version. */
  async changeEmail(change: Change, customer: Customer, email: string): Promise<number> {
    await this.tell(change, customer.id, ['email']);
    return this.correctEmail(change, customer, email);
  }

  /** The same for a request, on which an officer has decided. */
  async correctEmail(change: Change, customer: Customer, email: string): Promise<number> {
    return this.write(change, customer, await this.records.seal(Customer, customer, { email }));
  }

  /** Shows on the record whether its processing is restricted; the record itself is as it was. */
  async markRestricted({ manager }: Change, id: string, isRestricted: boolean): Promise<void> {
    const [from, to] = isRestricted ? [ACTIVE, RESTRICTED] : [RESTRICTED, ACTIVE];
    await manager.update(Customer, { id, status: from }, { status: to });
  }

  async fullName(
    customer: Customer,
  ): Promise<{ given: string | null; family: string | null; full: string } | null> {
    const given = await this.records.open(customer, 'givenName');
    const family = await this.records.open(customer, 'familyName');
    return given || family ? { given, family, full: [given, family].filter(Boolean).join(' ') } : null;
  }

  /** Where to write to a customer, and in which language they like it. */
  async contactOf(
    manager: EntityManager,
    customerId: string,
  ): Promise<{ address: string; locale: string | null } | null> {
    const customer = await manager.findOneBy(Customer, { id: customerId });
    const address = customer && (await this.records.open(customer, 'email'));
    return address ? { address, locale: await this.records.open(customer, 'locale') } : null;
  }

  private async tell(change: Change, customerId: string, properties: readonly string[]): Promise<void> {
    if (properties.length === 0) return;
    const table = this.records.catalogue.tableOf(Customer).name;
    await this.ownChanges.tell(change, { customerId, table, properties });
  }

  private async own(manager: EntityManager, id: string): Promise<Customer> {
    const customer = await manager.findOneBy(Customer, { id });
    if (!customer || customer.status === CustomerStatus.ERASED)
      throw refusal('NOT_FOUND', [], { en: 'There is no such account.', de: 'Dieses Konto gibt es nicht.' });
    return customer;
  }

  private async write(change: Change, customer: Customer, sealed: Partial<Customer>): Promise<number> {
    const { id, version } = customer;
    const next = { ...sealed, version: version + 1, updatedAt: change.at };
    const result = await change.manager.update(Customer, { id, version }, next);
    if (result.affected !== 1) throw new Collision('The customer was changed meanwhile.');
    return next.version;
  }
}

/** Another change came first where the caller's version is no longer the current one. */
function expectVersion(customer: Customer, expected: number | null | undefined): void {
  if (expected == null || expected === customer.version) return;
  const message = {
    en: 'This was changed meanwhile; look at it again.',
    de: 'Dies wurde inzwischen geändert; sehen Sie es noch einmal an.',
  };
  throw new Refusal([{ code: 'STALE_VERSION', path: ['expectedVersion'], message }], {
    customer: customer.id,
  });
}
