import { Field, InputType } from 'type-graphql';
import { EmailAddress, Locale, PhoneNumber } from '../../graphql';
import { PostalAddressInput } from '../../values';

@InputType({ description: 'Who asks, as they said it themselves; at least one way to reach them.' })
export class RequesterInput {
  @Field(() => String, { nullable: true, description: 'The name, at most 200 characters.' })
  name?: string | null;

  @Field(() => EmailAddress, { nullable: true, description: 'The e-mail address.' })
  email?: string | null;

  @Field(() => PhoneNumber, {
    nullable: true,
    description: 'The telephone number, with its country code, or as dialled in the country of the address.',
  })
  phoneNumber?: string | null;

  @Field(() => PostalAddressInput, { nullable: true, description: 'The postal address.' })
  postalAddress?: PostalAddressInput | null;

  @Field(() => Locale, {
    nullable: true,
    description: 'The language in which we write; that of the customer, else English, where left out.',
  })
  locale?: string | null;
}
