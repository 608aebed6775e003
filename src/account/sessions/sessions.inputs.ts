import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'Which session to end.' })
export class EndSessionInput {
  @Field(() => ID, { description: 'The id of an own session; the present one may be ended too.' })
  sessionId!: string;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Check all rules and write nothing.',
  })
  validateOnly?: boolean | null;
}

@InputType({ description: 'Ends every session but the present one.' })
export class EndOtherSessionsInput {
  @Field(() => String, {
    nullable: true,
    description: 'Why, at most 200 characters; it stands at the sessions that were ended.',
  })
  reason?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Check all rules and write nothing.',
  })
  validateOnly?: boolean | null;
}
