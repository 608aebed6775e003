import { Field, ObjectType } from 'type-graphql';
import { Payload } from '../../graphql';
import { RectificationRequest } from './rectification-request';

@ObjectType({ description: 'What requestRectification brought about.' })
export class RequestRectificationPayload extends Payload {
  @Field(() => RectificationRequest, {
    nullable: true,
    description: 'The request as received; null where nothing was done.',
  })
  request!: RectificationRequest | null;
}
