import { Field, ObjectType } from 'type-graphql';
import { Payload } from '../../graphql';
import { AccessRequest } from './access-request';

@ObjectType({ description: 'What requestAccess brought about.' })
export class RequestAccessPayload extends Payload {
  @Field(() => AccessRequest, {
    nullable: true,
    description: 'The request as received; null where nothing was done.',
  })
  request!: AccessRequest | null;
}
