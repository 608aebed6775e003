import { Field, ObjectType } from 'type-graphql';
import { Payload } from '../../graphql';
import { PortabilityRequest } from './portability-request';

@ObjectType({ description: 'What requestPortability brought about.' })
export class RequestPortabilityPayload extends Payload {
  @Field(() => PortabilityRequest, {
    nullable: true,
    description: 'The request as received; null where nothing was done.',
  })
  request!: PortabilityRequest | null;
}
