import { type ClassType, Field, ObjectType } from 'type-graphql';
import { Payload } from '../../../graphql';
import { Restriction, RestrictionRequest } from './restriction.type';

@ObjectType({ description: 'What requestRestriction brought about.' })
export class RequestRestrictionPayload extends Payload {
  @Field(() => RestrictionRequest, {
    nullable: true,
    description: 'The request as received; null where nothing was done.',
  })
  request!: RestrictionRequest | null;
}

export interface RestrictionPayload extends Payload {
  restriction: Restriction | null;
}

/** The payload type of a mutation on a restriction. */
export function restrictionPayload(mutation: string): ClassType<RestrictionPayload> {
  @ObjectType(`${mutation[0]!.toUpperCase()}${mutation.slice(1)}Payload`, {
    description: `What ${mutation} brought about.`,
  })
  class RestrictionPayloadType extends Payload implements RestrictionPayload {
    @Field(() => Restriction, {
      nullable: true,
      description: 'The restriction as it stands now; null where nothing was done.',
    })
    restriction!: Restriction | null;
  }
  return RestrictionPayloadType;
}
