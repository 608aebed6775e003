import { Field, ObjectType } from 'type-graphql';
import { Payload } from '../../graphql';
import { Customer } from './customer.entity';

@ObjectType({ description: 'What updateProfile brought about.' })
export class UpdateProfilePayload extends Payload {
  @Field(() => Customer, {
    nullable: true,
    description: 'The customer as changed; after STALE_VERSION as it is now; null where nothing was done.',
  })
  customer!: Customer | null;
}
