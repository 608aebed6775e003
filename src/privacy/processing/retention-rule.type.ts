import { Field, ObjectType } from 'type-graphql';

@ObjectType({ description: 'How long data is kept, counted from when, and which law demands it. Anybody.' })
export class RetentionRule {
  @Field(() => String, { description: 'Names the rule.' })
  code!: string;

  @Field(() => String, { description: 'The rule in words.' })
  description!: string;

  @Field(() => String, { description: 'When the period begins, in words.' })
  trigger!: string;

  @Field(() => String, { description: 'How long, as ISO 8601 duration: P90D, P8Y.' })
  period!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The law that demands keeping; null: nothing is kept against an erasure.',
  })
  law!: string | null;
}
