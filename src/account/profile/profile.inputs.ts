import { Field, InputType, Int } from 'type-graphql';
import { Locale, PhoneNumber, TimeZone } from '../../graphql';
import { PersonNameInput, PostalAddressInput } from '../../values';

@InputType({ description: 'What to change of the profile: what is left out stays, null removes.' })
export class UpdateProfileInput {
  @Field(() => PersonNameInput, {
    nullable: true,
    description: 'The name, part by part. One part must remain.',
  })
  name?: PersonNameInput | null;

  @Field(() => PhoneNumber, {
    nullable: true,
    description:
      'The telephone number, with its country code, or as dialled in the country of the postal address.',
  })
  phoneNumber?: string | null;

  @Field(() => PostalAddressInput, { nullable: true, description: 'The postal address as a whole.' })
  postalAddress?: PostalAddressInput | null;

  @Field(() => String, { nullable: true, description: 'The company, at most 200 characters.' })
  companyName?: string | null;

  @Field(() => Locale, { nullable: true, description: 'The language in which we write.' })
  locale?: string | null;

  @Field(() => TimeZone, { nullable: true, description: 'The time zone.' })
  timeZone?: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'The version that the change was made on; where it is no longer the current one: STALE_VERSION.',
  })
  expectedVersion?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Check all rules and write nothing.',
  })
  validateOnly?: boolean | null;
}
