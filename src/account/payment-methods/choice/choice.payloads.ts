import { Field, ID, ObjectType } from 'type-graphql';
import { Payload } from '../../../graphql';
import { Customer } from '../../profile';
import { PaymentMethod } from '../payment-method.entity';

@ObjectType({ description: 'What setDefaultPaymentMethod brought about.' })
export class SetDefaultPaymentMethodPayload extends Payload {
  @Field(() => Customer, { nullable: true, description: 'The customer; null where nothing was done.' })
  customer!: Customer | null;

  @Field(() => PaymentMethod, {
    nullable: true,
    description: 'The payment method that is charged from now on.',
  })
  paymentMethod!: PaymentMethod | null;
}

@ObjectType({ description: 'What removePaymentMethod brought about.' })
export class RemovePaymentMethodPayload extends Payload {
  @Field(() => Customer, { nullable: true, description: 'The customer; null where nothing was done.' })
  customer!: Customer | null;

  @Field(() => ID, { nullable: true, description: 'The id of the payment method that is gone.' })
  removedId!: string | null;
}
