import { Field, ObjectType } from 'type-graphql';
import { DateTime, Payload } from '../../../graphql';
import { Customer } from '../../profile';
import { PaymentMethod } from '../payment-method.entity';

@ObjectType({ description: 'What startPaymentMethodSetup brought about; all null where nothing was done.' })
export class StartPaymentMethodSetupPayload extends Payload {
  @Field(() => String, { nullable: true, description: 'Names the set-up to addPaymentMethod.' })
  setupReference!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The processor's secret of this set-up, for the customer's own page alone: whoever holds it can finish the set-up.",
  })
  clientSecret!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Who takes card and account numbers: stripe, sandbox.',
  })
  processor!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The key with which the page talks to the processor; public.',
  })
  publishableKey!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Until when the set-up can be finished and added.' })
  expiresAt!: Date | null;
}

@ObjectType({ description: 'What addPaymentMethod brought about.' })
export class AddPaymentMethodPayload extends Payload {
  @Field(() => Customer, { nullable: true, description: 'The customer; null where nothing was done.' })
  customer!: Customer | null;

  @Field(() => PaymentMethod, {
    nullable: true,
    description: 'The payment method; the same one for the same set-up.',
  })
  paymentMethod!: PaymentMethod | null;
}
