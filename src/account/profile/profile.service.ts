import type { DataSource, EntityManager } from 'typeorm';
import { In } from 'typeorm';
import type { Change } from '../../foundation/change';
import { Collision } from '../../foundation/database';
import { Problems, Refusal, refusal } from '../../foundation/refusal';
import type { Ledger } from '../../ledger';
import type { PersonalRecords } from '../../personal-data';
import { changedValues } from './changed-values';
import { Customer, CustomerStatus } from './customer.entity';
import { parseAddress, parseLocale, parsePhone, parseText, parseTimeZone } from '../../values';
import type { UpdateProfileInput } from './profile.inputs';
import type { PostalAddress } from '../../values';

type Values = { [K in keyof Customer]?: string | object | null };

/** The customer's own record: read and changed by its owner, guarded by its version. */
export class ProfileService {
  constructor(
    private readonly database: DataSource,
    private readonly records: PersonalRecords,
    private readonly ledger: Ledger,
  ) {}

  readonly findMany = async (ids: readonly string[]): Promise<Map<string, Customer>> => {
    const rows = await this.database.manager.findBy(Customer, { id: In([...ids]) });
    return new Map(rows.map((row) => [row.id, row]));
  };

  async update(change: Change, customerId: string, input: UpdateProfileInput): Promise<void> {
    const customer = await this.ownAt(change, customerId, input.expectedVersion);
    const values = await changedValues(this.records, customer, await this.parse(customer, input));
    if (Object.keys(values).length === 0) return;
    const sealed = await this.records.seal(Customer, customer, values);
    await this.write(change, customer, sealed);
    await this.ledger.record(change, {
      subject: customer.id,
      action: 'profile.updated',
      fields: Object.keys(values),
    });
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
    return this.write(change, customer, await this.records.seal(Customer, customer, { email }));
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

  private async own(manager: EntityManager, id: string): Promise<Customer> {
    const customer = await manager.findOneBy(Customer, { id });
    if (!customer || customer.status === CustomerStatus.ERASED)
      throw refusal('NOT_FOUND', [], { en: 'There is no such account.', de: 'Dieses Konto gibt es nicht.' });
    return customer;
  }

  private async parse(customer: Customer, input: UpdateProfileInput): Promise<Values> {
    const problems = new Problems();
    const address = input.postalAddress && parseAddress(problems, ['postalAddress'], input.postalAddress);
    const values: Values = {
      givenName: input.name === null ? null : parseText(problems, ['name', 'given'], input.name?.given, 100),
      familyName:
        input.name === null ? null : parseText(problems, ['name', 'family'], input.name?.family, 100),
      phoneNumber: parsePhone(
        problems,
        ['phoneNumber'],
        input.phoneNumber,
        await this.countryOf(customer, address),
      ),
      postalAddress: address,
      companyName: parseText(problems, ['companyName'], input.companyName, 200),
      locale: parseLocale(problems, ['locale'], input.locale),
      timeZone: parseTimeZone(problems, ['timeZone'], input.timeZone),
    };
    await this.keepName(problems, customer, values);
    problems.settle();
    return values;
  }

  /** The contract needs somebody's name: one part of it stays. */
  private async keepName(
    problems: Problems,
    customer: Customer,
    { givenName, familyName }: Values,
  ): Promise<void> {
    if (givenName === undefined && familyName === undefined) return;
    const given = givenName === undefined ? await this.records.open(customer, 'givenName') : givenName;
    const family = familyName === undefined ? await this.records.open(customer, 'familyName') : familyName;
    if (!given && !family)
      problems.add('REQUIRED', ['name'], {
        en: 'The contract needs a name: one part of it must stay.',
        de: 'Der Vertrag braucht einen Namen: ein Teil davon muss bleiben.',
      });
  }

  private async countryOf(
    customer: Customer,
    next: PostalAddress | null | undefined,
  ): Promise<string | null> {
    if (next !== undefined) return next?.country ?? null;
    return (await this.records.openJson<PostalAddress>(customer, 'postalAddress'))?.country ?? null;
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
