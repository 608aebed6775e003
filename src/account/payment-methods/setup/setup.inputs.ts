import { Field, InputType } from 'type-graphql';
import { Url } from '../../../graphql';
import { PaymentMethodKind } from '../payment-method.entity';

@InputType({ description: 'Which way to pay is to be set up.' })
export class StartPaymentMethodSetupInput {
  @Field(() => PaymentMethodKind, { description: 'Card or direct debit.' })
  kind!: PaymentMethodKind;

  @Field(() => Url, {
    nullable: true,
    description: "Where the bank's page leads back to; one of our own pages, else INVALID.",
  })
  returnUrl?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Check all rules, ask nobody and write nothing.',
  })
  validateOnly?: boolean | null;
}

@InputType({ description: 'A set-up that the customer has finished at the processor.' })
export class AddPaymentMethodInput {
  @Field(() => String, { description: 'The reference that startPaymentMethodSetup answered with.' })
  setupReference!: string;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Charge it unless another is chosen; the first one is in any case.',
  })
  makeDefault?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Check all rules and write nothing.',
  })
  validateOnly?: boolean | null;
}
