import { Field, ObjectType } from 'type-graphql';
import { CountryCode } from '../../graphql';
import { DataCategory } from './data-category.type';
import { RecipientRole } from './processing.vocabulary';

@ObjectType({ description: 'Who receives personal data (GDPR Art. 13(1)(e)).' })
export class Recipient {
  @Field(() => String, { description: 'Names it, such as payment_processor.' })
  code!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => RecipientRole, { description: 'As what it receives data.' })
  role!: RecipientRole;

  @Field(() => String, { description: 'What it does with the data, in words.' })
  purpose!: string;

  @Field(() => CountryCode, { description: 'Where it is.' })
  country!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'What protects data that leaves the European Economic Area (GDPR Art. 46); null where it does not.',
  })
  transferSafeguard!: string | null;

  @Field(() => [DataCategory], { description: 'What it receives.' })
  categories!: DataCategory[];
}
