import { Field, ObjectType } from 'type-graphql';
import { Payload } from '../../../graphql';
import { Objection, ObjectionRequest } from './objection.type';

@ObjectType({ description: 'What objectToProcessing brought about.' })
export class ObjectToProcessingPayload extends Payload {
  @Field(() => ObjectionRequest, {
    nullable: true,
    description: 'The request as it stands now; null where nothing was done.',
  })
  request!: ObjectionRequest | null;
}

@ObjectType({ description: 'What withdrawObjection brought about.' })
export class WithdrawObjectionPayload extends Payload {
  @Field(() => Objection, {
    nullable: true,
    description: 'The objection as it stands now; null where nothing was done.',
  })
  objection!: Objection | null;
}
