import { Field, ObjectType } from 'type-graphql';
import { Payload } from '../../graphql';
import { Customer } from '../profile';
import { BillingAccount } from './billing-account.entity';

@ObjectType({ description: 'What updateBillingDetails brought about.' })
export class UpdateBillingDetailsPayload extends Payload {
  @Field(() => Customer, {
    nullable: true,
    description: 'The customer; after STALE_VERSION as it is now; null where nothing was done.',
  })
  customer!: Customer | null;

  @Field(() => BillingAccount, { nullable: true, description: 'The billing details as changed.' })
  billing!: BillingAccount | null;
}
