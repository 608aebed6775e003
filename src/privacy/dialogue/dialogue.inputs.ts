import { Field, ID, InputType } from 'type-graphql';

/** What every input of a person about an own request says. */
@InputType({ description: 'Which own request.' })
abstract class OwnRequestInput {
  @Field(() => ID, { description: 'The id of the request.' })
  requestId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Of a guest: the token of a pass to this request, instead of a sign-in.',
  })
  guestToken?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Check all rules and write nothing.',
  })
  validateOnly?: boolean | null;
}

@InputType({ description: 'Which own request is withdrawn.' })
export class WithdrawRightsRequestInput extends OwnRequestInput {}

@InputType({ description: 'The answer to the question that the request waits for.' })
export class AnswerRightsRequestInput extends OwnRequestInput {
  @Field(() => String, {
    nullable: true,
    description: 'To a question of identity: the code from the mail; not needed with a fresh sign-in.',
  })
  code?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'To a question of clarification: which data is meant, at most 2000 characters; to a question about the account, and for a guest to open the copy: what is asked.',
  })
  answer?: string | null;
}

@InputType({ description: 'For which own request a new code is sent.' })
export class ResendRequestCodeInput extends OwnRequestInput {}

@InputType({ description: 'A message about a request, to the privacy office or from it.' })
export class SendRequestMessageInput extends OwnRequestInput {
  @Field(() => String, { description: 'What is said, at most 2000 characters.' })
  text!: string;
}
