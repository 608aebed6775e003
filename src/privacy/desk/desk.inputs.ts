import { Field, ID, InputType, Int } from 'type-graphql';
import { ExtensionReason } from './desk.vocabulary';

@InputType({ description: 'Which request is taken or released.' })
export class AssignRightsRequestInput {
  @Field(() => ID, { description: 'The id of the request.' })
  requestId!: string;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Release it, so that somebody else can take it; any officer may.',
  })
  release?: boolean | null;
}

@InputType({ description: 'Why it is doubted that the request comes from the person.' })
export class AskForIdentityInput {
  @Field(() => ID, { description: 'The id of the request.' })
  requestId!: string;

  @Field(() => String, {
    description: 'The doubt; it is recorded and the person can read it. At most 2000 characters.',
  })
  doubt!: string;
}

@InputType({ description: 'What the person is asked about the data that is meant.' })
export class AskForClarificationInput {
  @Field(() => ID, { description: 'The id of the request.' })
  requestId!: string;

  @Field(() => String, { description: 'The question, at most 2000 characters.' })
  question!: string;
}

@InputType({ description: 'By how much a period is extended, and why.' })
export class ExtendDeadlineInput {
  @Field(() => ID, { description: 'The id of the request.' })
  requestId!: string;

  @Field(() => Int, {
    nullable: true,
    defaultValue: 2,
    description: 'Further months, counted from receipt: 1 or 2.',
  })
  months?: number | null;

  @Field(() => ExtensionReason, { description: 'The reason that the law allows.' })
  reason!: ExtensionReason;

  @Field(() => String, { description: 'The reason in words, for the person; at most 2000 characters.' })
  explanation!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The `version` that the officer saw; refused as STALE_VERSION where it has gone on.',
  })
  expectedVersion?: number | null;
}
