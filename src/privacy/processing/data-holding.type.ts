import { Field, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../../graphql';
import { DataCategory, DataField } from './data-category.type';
import { DataSource } from './processing.vocabulary';
import { ProcessingPurpose } from './processing-purpose.type';
import { Recipient } from './recipient.type';
import { RetentionRule } from './retention-rule.type';

@ObjectType({ description: 'What is held about one person in one category (GDPR Art. 15(1)). Self.' })
export class DataHolding {
  @Field(() => DataCategory, { description: 'The category.' })
  category!: DataCategory;

  @Field(() => Int, { description: 'How many records hold something of it.' })
  records!: number;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the oldest of them was recorded; null where there is none.',
  })
  oldest!: Date | null;

  @Field(() => [DataField], { description: 'What such a record holds.' })
  fields!: DataField[];

  @Field(() => [RetentionRule], { description: 'How long it is kept.' })
  retention!: RetentionRule[];

  @Field(() => [ProcessingPurpose], { description: 'What it is held for.' })
  purposes!: ProcessingPurpose[];

  @Field(() => [Recipient], { description: 'Who receives it.' })
  recipients!: Recipient[];

  @Field(() => [DataSource], { description: 'Where it comes from.' })
  sources!: DataSource[];
}
