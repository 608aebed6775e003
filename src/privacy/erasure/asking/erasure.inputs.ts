import { ArgsType, Field, InputType } from 'type-graphql';

const named = {
  nullable: true,
  description:
    'Codes of the categories to erase while the account goes on, with endAccount: false; everything that may go where left out.',
} as const;
const ending = {
  nullable: true,
  defaultValue: true,
  description: 'Is the account to end? Then the request is also notice of termination.',
} as const;

@ArgsType()
export class PreviewErasureArgs {
  @Field(() => [String], named)
  categories?: string[] | null;

  @Field(() => Boolean, ending)
  endAccount?: boolean | null;
}

@InputType({ description: 'What is to be erased: the same as was previewed.' })
export class RequestErasureInput {
  @Field(() => String, {
    description:
      '`hash` of the plan that the person saw; refused as PLAN_CHANGED, with the new plan, where it is another one now.',
  })
  planHash!: string;

  @Field(() => [String], named)
  categories?: string[] | null;

  @Field(() => Boolean, ending)
  endAccount?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why, if the person wants to say so; at most 2000 characters.',
  })
  reason?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Check all rules and write nothing.',
  })
  validateOnly?: boolean | null;
}
