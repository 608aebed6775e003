import { Field, ObjectType } from 'type-graphql';
import { DateTime, EmailAddress } from '../../graphql';
import { DataCategory } from '../processing/data-category.type';
import { ProcessingPurpose } from '../processing/processing-purpose.type';
import { Recipient } from '../processing/recipient.type';
import { RetentionRule } from '../processing/retention-rule.type';
import { Controller } from './controller.type';

@ObjectType({
  description: 'The record of processing activities (GDPR Art. 30(1)), generated. Officers, DPO.',
})
export class RecordOfProcessing {
  @Field(() => String, { description: 'The name of the controller.' })
  controller!: string;

  @Field(() => EmailAddress, { description: 'Where to write to.' })
  contact!: string;

  @Field(() => Controller, { description: 'Who is responsible.' })
  responsible!: Controller;

  @Field(() => [String], { description: 'Whose data it is, in words (Art. 30(1)(c)).' })
  subjectCategories!: string[];

  @Field(() => [String], { description: 'What protects the data, in words (Art. 30(1)(g), 32).' })
  securityMeasures!: string[];

  @Field(() => [ProcessingPurpose], { description: 'The purposes (Art. 30(1)(b)).' })
  purposes!: ProcessingPurpose[];

  @Field(() => [DataCategory], { description: 'The categories of data (Art. 30(1)(c)).' })
  categories!: DataCategory[];

  @Field(() => [Recipient], { description: 'The recipients and transfers (Art. 30(1)(d) and (e)).' })
  recipients!: Recipient[];

  @Field(() => [RetentionRule], { description: 'The periods (Art. 30(1)(f)).' })
  retention!: RetentionRule[];

  @Field(() => DateTime, { description: 'When it was generated.' })
  generatedAt!: Date;
}
