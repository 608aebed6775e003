import { Field, ObjectType } from 'type-graphql';
import { DataCategory } from './data-category.type';
import { LegalBasis } from './processing.vocabulary';
import { Recipient } from './recipient.type';
import { RetentionRule } from './retention-rule.type';

@ObjectType({ description: 'What is done with personal data, why, and on which legal basis. Anybody.' })
export class ProcessingPurpose {
  @Field(() => String, { description: 'Names it, such as billing.' })
  code!: string;

  @Field(() => String, { description: 'Its name, in words.' })
  title!: string;

  @Field(() => String, { description: 'What is done, and why.' })
  description!: string;

  @Field(() => LegalBasis, { description: 'On which ground (GDPR Art. 6(1)).' })
  legalBasis!: LegalBasis;

  @Field(() => String, {
    nullable: true,
    description: 'The interest that is pursued (GDPR Art. 13(1)(d)); null on every other basis.',
  })
  legitimateInterest!: string | null;

  @Field(() => Boolean, { description: 'May one object to it (GDPR Art. 21)? See objectToProcessing.' })
  canObject!: boolean;

  @Field(() => Boolean, {
    description:
      'Does it stop at once when somebody objects? If not, what is recorded meanwhile is sealed while the objection is weighed (GDPR Art. 18(2)).',
  })
  stopsOnObjection!: boolean;

  @Field(() => [DataCategory], { description: 'The data that it needs.' })
  categories!: DataCategory[];

  @Field(() => [Recipient], { description: 'Who receives that data.' })
  recipients!: Recipient[];

  @Field(() => [RetentionRule], { description: 'How long it is kept.' })
  retention!: RetentionRule[];
}
