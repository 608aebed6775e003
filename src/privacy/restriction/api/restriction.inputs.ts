import { Field, ID, InputType } from 'type-graphql';
import { RestrictionGround } from './restriction-ground';

const validateOnly = {
  nullable: true,
  defaultValue: false,
  description: 'Check all rules and write nothing.',
} as const;

@InputType({ description: 'What is to be restricted, and why.' })
export class RequestRestrictionInput {
  @Field(() => RestrictionGround, {
    description: 'The ground; OBJECTION_PENDING is made by objectToProcessing alone.',
  })
  ground!: RestrictionGround;

  @Field(() => [String], {
    nullable: true,
    description: 'Codes of the purposes; see `processingPurposes`. All where left out.',
  })
  purposes?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Codes of the categories; see `dataCategories`. All where left out.',
  })
  categories?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Codes of purposes that go on with your consent (GDPR Art. 18(2)).',
  })
  continueFor?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Something to say with it, at most 2000 characters.' })
  note?: string | null;

  @Field(() => Boolean, validateOnly)
  validateOnly?: boolean | null;
}

@InputType({ description: 'Which restriction is ended.' })
export class EndRestrictionInput {
  @Field(() => ID, { description: 'The id of the restriction.' })
  restrictionId!: string;

  @Field(() => Boolean, validateOnly)
  validateOnly?: boolean | null;
}
