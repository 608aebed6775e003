import { Field, InputType, Int } from 'type-graphql';
import { EmailAddress } from '../../graphql';
import { PostalAddressInput } from '../../values';

@InputType({ description: 'What to change of the billing details: what is left out stays, null removes.' })
export class UpdateBillingDetailsInput {
  @Field(() => EmailAddress, { nullable: true, description: 'Where invoices go.' })
  email?: string | null;

  @Field(() => PostalAddressInput, { nullable: true, description: 'The address on invoices as a whole.' })
  address?: PostalAddressInput | null;

  @Field(() => String, {
    nullable: true,
    description: 'The VAT identification number with its country prefix, e.g. DE123456789.',
  })
  vatId?: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      "The customer's version that the change was made on; where it is no longer the current one: STALE_VERSION.",
  })
  expectedVersion?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Check all rules and write nothing.',
  })
  validateOnly?: boolean | null;
}
