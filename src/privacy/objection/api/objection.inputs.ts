import { Field, ID, InputType } from 'type-graphql';

const validateOnly = {
  nullable: true,
  defaultValue: false,
  description: 'Check all rules and write nothing.',
} as const;

@InputType({ description: 'To which processing one objects.' })
export class ObjectToProcessingInput {
  @Field(() => String, {
    description: 'The code of a purpose with `canObject`; see `processingPurposes`.',
  })
  purpose!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Why, at most 2000 characters; to marketing one objects without a reason.',
  })
  reason?: string | null;

  @Field(() => Boolean, validateOnly)
  validateOnly?: boolean | null;
}

@InputType({ description: 'Which objection is taken back.' })
export class WithdrawObjectionInput {
  @Field(() => ID, { description: 'The id of the objection.' })
  objectionId!: string;

  @Field(() => Boolean, validateOnly)
  validateOnly?: boolean | null;
}
