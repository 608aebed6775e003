import { Field, ObjectType } from 'type-graphql';
import { Payload } from '../../../graphql';
import { ErasurePlan } from './erasure-plan.type';
import { ErasureRequest } from './erasure-request';

@ObjectType({ description: 'What requestErasure brought about.' })
export class RequestErasurePayload extends Payload {
  @Field(() => ErasureRequest, {
    nullable: true,
    description: 'The request as received; null where nothing was done.',
  })
  request!: ErasureRequest | null;

  @Field(() => ErasurePlan, {
    nullable: true,
    description: 'The plan as it stands now: of the request, or the one that PLAN_CHANGED tells of.',
  })
  plan!: ErasurePlan | null;
}
