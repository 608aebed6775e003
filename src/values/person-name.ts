import { Field, InputType, ObjectType } from 'type-graphql';

@ObjectType({ description: 'The name of a person.' })
export class PersonName {
  @Field(() => String, { nullable: true, description: 'Given names.' })
  given!: string | null;

  @Field(() => String, { nullable: true, description: 'Family name.' })
  family!: string | null;

  @Field(() => String, { description: 'The whole name as one writes it.' })
  full!: string;
}

@InputType({ description: 'A name to be changed; a part that is left out stays, null removes it.' })
export class PersonNameInput {
  @Field(() => String, { nullable: true, description: 'Given names, at most 100 characters.' })
  given?: string | null;

  @Field(() => String, { nullable: true, description: 'Family name, at most 100 characters.' })
  family?: string | null;
}
