import { Field, ObjectType } from 'type-graphql';
import { Payload } from '../../graphql';
import { Customer } from '../profile';

@ObjectType({ description: 'What requestEmailChange brought about.' })
export class RequestEmailChangePayload extends Payload {
  @Field(() => Customer, {
    nullable: true,
    description: 'The customer, whose change now waits for its code; null where nothing was done.',
  })
  customer!: Customer | null;
}

@ObjectType({ description: 'What confirmEmailChange brought about.' })
export class ConfirmEmailChangePayload extends Payload {
  @Field(() => Customer, {
    nullable: true,
    description: 'The customer with the new address; null where nothing was done.',
  })
  customer!: Customer | null;
}

@ObjectType({ description: 'What cancelEmailChange brought about.' })
export class CancelEmailChangePayload extends Payload {
  @Field(() => Customer, {
    nullable: true,
    description:
      'The customer without the change; after STALE_VERSION as it is now; null where nothing was done.',
  })
  customer!: Customer | null;
}

@ObjectType({ description: 'What undoEmailChange brought about.' })
export class UndoEmailChangePayload extends Payload {
  @Field(() => Boolean, { description: 'Is the former address valid again?' })
  undone = false;
}
