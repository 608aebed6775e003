import { Problems } from '../../foundation/refusal';
import type { PersonalRecords } from '../../personal-data';
import {
  parseAddress,
  parseLocale,
  parsePhone,
  parseText,
  parseTimeZone,
  type PostalAddress,
} from '../../values';
import type { Customer } from './customer.entity';
import type { UpdateProfileInput } from './profile.inputs';

export type ProfileValues = { [K in keyof Customer]?: string | object | null };

/** Makes what people type into their profile regular, in the light of what stands there. */
export class ProfileParser {
  constructor(private readonly records: PersonalRecords) {}

  /** Throws one refusal with all faults. */
  async parse(customer: Customer, input: UpdateProfileInput): Promise<ProfileValues> {
    const problems = new Problems();
    const address = input.postalAddress && parseAddress(problems, ['postalAddress'], input.postalAddress);
    const values: ProfileValues = {
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
    { givenName, familyName }: ProfileValues,
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
}
