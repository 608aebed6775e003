import type { EntityManager } from 'typeorm';
import type { Change } from '../../foundation/change';
import type { CorrectedValues, Corrector } from '../../foundation/corrections';
import { Problems, Refusal } from '../../foundation/refusal';
import type { Ledger } from '../../ledger';
import type { PersonalRecords } from '../../personal-data';
import { addressOf, parseEmail, writtenValues } from '../../values';
import { Customer } from './customer.entity';
import type { UpdateProfileInput } from './profile.inputs';
import type { ProfileService } from './profile.service';

/** Puts right what stands in the profile, by the rules of its own mutation; the address of mails by an officer's word. */
export class ProfileCorrector implements Corrector {
  readonly table: string;
  readonly properties = [
    'givenName',
    'familyName',
    'companyName',
    'phoneNumber',
    'postalAddress',
    'locale',
    'timeZone',
    'email',
  ];

  constructor(
    private readonly profile: ProfileService,
    records: PersonalRecords,
    private readonly ledger: Ledger,
  ) {
    this.table = records.catalogue.tableOf(Customer).name;
  }

  async read(
    problems: Problems,
    manager: EntityManager,
    customerId: string,
    values: CorrectedValues,
  ): Promise<CorrectedValues> {
    const email = parseEmail(problems, ['email'], values.email);
    try {
      const read = await this.profile.parse(manager, customerId, inputOf(problems, values));
      return writtenValues({ ...read, email });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      for (const { code, path, message } of error.problems)
        problems.add(code, [propertyAt(path, values)], message);
      return values;
    }
  }

  async write(change: Change, customerId: string, values: CorrectedValues): Promise<void> {
    const { email, ...others } = values;
    await this.profile.correct(change, customerId, inputOf(new Problems(), others));
    if (email == null) return;
    const customer = await this.profile.ownAt(change, customerId, null);
    await this.profile.correctEmail(change, customer, email);
    await this.ledger.record(change, { subject: customerId, action: 'email.changed', fields: ['email'] });
  }
}

/** The values as the mutation takes them. */
function inputOf(problems: Problems, values: CorrectedValues): UpdateProfileInput {
  const { givenName: given, familyName: family, postalAddress, email: _, ...others } = values;
  return {
    ...others,
    ...((given !== undefined || family !== undefined) && { name: { given, family } }),
    ...(postalAddress !== undefined && {
      postalAddress: addressOf(problems, ['postalAddress'], postalAddress),
    }),
  };
}

/** The property that a path in the mutation's input leads to. */
function propertyAt([first = '', second]: readonly string[], values: CorrectedValues): string {
  if (first !== 'name') return first;
  if (second) return `${second}Name`;
  return values.givenName === undefined ? 'familyName' : 'givenName';
}
