import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { refusalCodes } from '../foundation/refusal';
import { DateTime } from './scalars';

const codes: Record<string, string> = Object.fromEntries(
  Object.keys(refusalCodes).map((code) => [code, code]),
);
registerEnumType(codes, {
  name: 'UserErrorCode',
  description: 'Stable codes of expected failures.',
  valuesConfig: Object.fromEntries(
    Object.entries(refusalCodes).map(([code, description]) => [code, { description }]),
  ),
});

@ObjectType({ description: 'An expected failure of a mutation; nothing was changed.' })
export class UserError {
  @Field(() => codes, { description: 'What kind of failure it is; stable, for programs.' })
  code!: keyof typeof refusalCodes;

  @Field(() => String, { description: 'What happened, for people, in their language.' })
  message!: string;

  @Field(() => [String], { description: 'Where in `input` the cause lies; empty for the input as a whole.' })
  path!: string[];

  @Field(() => DateTime, { nullable: true, description: 'From when on the same may be tried again.' })
  retryAt!: Date | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many more attempts there are before it is closed.',
  })
  attemptsLeft!: number | null;
}

/** What every mutation answers: what changed, or why nothing did. */
@ObjectType({ description: 'What every mutation answers.' })
export abstract class Payload {
  @Field(() => [UserError], {
    description: 'Every expected failure at once; empty where the mutation succeeded.',
  })
  userErrors!: UserError[];
}
