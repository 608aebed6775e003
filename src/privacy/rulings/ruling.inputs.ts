import { Field, ID, InputType, Int } from 'type-graphql';
import { DateTime } from '../../graphql';

const version = {
  nullable: true,
  description: 'The `version` that the officer saw; refused as STALE_VERSION where it has gone on.',
} as const;

@InputType({ description: 'A part of a request that is left out of an approval.' })
export class RefusedPartInput {
  @Field(() => String, { description: 'The field, category or purpose of the request.' })
  subject!: string;

  @Field(() => String, { description: 'The code of the ground; see `refusalReasons`.' })
  reasonCode!: string;

  @Field(() => String, { description: 'The reason in words, for the person; at most 2000 characters.' })
  reason!: string;
}

@InputType({ description: 'What is approved.' })
export class ApproveRightsRequestInput {
  @Field(() => ID, { description: 'The id of the request.' })
  requestId!: string;

  @Field(() => Int, version)
  expectedVersion?: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Of an erasure, and required there: `plan.hash` as the officer saw it; refused as PLAN_CHANGED where it is another one now.',
  })
  planHash?: string | null;

  @Field(() => [RefusedPartInput], {
    nullable: true,
    description:
      'What is left out, each with its ground; nothing where left out. UNSUPPORTED of an erasure that ends the account: what a law keeps stays by itself.',
  })
  except?: RefusedPartInput[] | null;

  @Field(() => String, { nullable: true, description: 'Something to say with it, at most 2000 characters.' })
  note?: string | null;
}

@InputType({ description: 'Why a request is refused.' })
export class RefuseRightsRequestInput {
  @Field(() => ID, { description: 'The id of the request.' })
  requestId!: string;

  @Field(() => Int, version)
  expectedVersion?: number | null;

  @Field(() => String, { description: 'The code of the ground; see `refusalReasons`.' })
  reasonCode!: string;

  @Field(() => String, { description: 'The reason in words, for the person; at most 2000 characters.' })
  reason!: string;

  @Field(() => String, {
    description: 'What the ground rests on, for the person; may be blank where the ground needs none.',
  })
  evidence!: string;
}

@InputType({ description: 'To whom a request was handed over.' })
export class ReferRightsRequestInput {
  @Field(() => ID, { description: 'The id of the request.' })
  requestId!: string;

  @Field(() => String, { description: 'The controller on whose behalf we process the data.' })
  controller!: string;

  @Field(() => DateTime, { description: 'When it was handed over: not before receipt, not in the future.' })
  handedOverAt!: Date;
}

@InputType({ description: 'Which request is tried again.' })
export class RetryRightsRequestInput {
  @Field(() => ID, { description: 'The id of the request.' })
  requestId!: string;
}
