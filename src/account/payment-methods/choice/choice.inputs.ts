import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'Which way to pay is charged unless another is chosen.' })
export class SetDefaultPaymentMethodInput {
  @Field(() => ID, { description: 'One of the own payment methods that can be charged.' })
  paymentMethodId!: string;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Check all rules and write nothing.',
  })
  validateOnly?: boolean | null;
}

@InputType({ description: 'Which way to pay is removed, and what takes its place.' })
export class RemovePaymentMethodInput {
  @Field(() => ID, { description: 'The one to remove.' })
  paymentMethodId!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'What is charged in its place; where the default is removed and others can be charged: REQUIRED.',
  })
  replacementId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Check all rules and write nothing.',
  })
  validateOnly?: boolean | null;
}
