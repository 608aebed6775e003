import { Field, InputType } from 'type-graphql';

@InputType({ description: 'One value to be put right.' })
export class CorrectionInput {
  @Field(() => String, { description: 'What, as `DataField.name`: customer.givenName.' })
  field!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The right value, written as in a copy of the data: an address as JSON. Null or left out removes it.',
  })
  to?: string | null;
}
