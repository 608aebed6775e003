import { Field, InputType } from 'type-graphql';
import { Locale } from '../../graphql';

@InputType({ description: 'What is wanted: a copy of everything, unless categories are named.' })
export class RequestAccessInput {
  @Field(() => String, { nullable: true, description: 'Something to say with it, at most 2000 characters.' })
  note?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Codes of the categories wanted; everything where left out.',
  })
  categories?: string[] | null;

  @Field(() => Locale, {
    nullable: true,
    description: 'The language of the answer; that of this request where left out.',
  })
  locale?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Check all rules and write nothing.',
  })
  validateOnly?: boolean | null;
}
