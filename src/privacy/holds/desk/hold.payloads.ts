import { Field, ObjectType } from 'type-graphql';
import { connectionOf, Payload } from '../../../graphql';
import { LegalHold } from '../legal-hold.entity';

export const LegalHoldConnection = connectionOf('LegalHold', () => LegalHold);

@ObjectType({ description: 'What placeLegalHold brought about.' })
export class PlaceLegalHoldPayload extends Payload {
  @Field(() => LegalHold, { nullable: true, description: 'The hold; null where nothing was done.' })
  legalHold!: LegalHold | null;
}

@ObjectType({ description: 'What releaseLegalHold brought about.' })
export class ReleaseLegalHoldPayload extends Payload {
  @Field(() => LegalHold, {
    nullable: true,
    description: 'The hold as it stands now; null where nothing was done.',
  })
  legalHold!: LegalHold | null;
}
