import { Field, ObjectType } from 'type-graphql';
import { DataSource, ErasureStrategy } from './processing.vocabulary';

@ObjectType({ description: 'One kind of value that is held about a person. Anybody.' })
export class DataField {
  @Field(() => String, { description: 'Names it: table and column, such as customer.givenName.' })
  name!: string;

  @Field(() => String, { description: 'What it is, in words.' })
  description!: string;

  @Field(() => DataSource, { description: 'Where it comes from.' })
  source!: DataSource;

  @Field(() => Boolean, { description: 'May it be taken elsewhere (GDPR Art. 20)?' })
  portable!: boolean;

  @Field(() => ErasureStrategy, { description: 'What an erasure does to it.' })
  onErasure!: ErasureStrategy;

  @Field(() => Boolean, {
    description: 'Does the contract need it (GDPR Art. 13(2)(e))? Then it cannot be removed alone.',
  })
  required!: boolean;
}

@ObjectType({ description: 'A category of personal data, as the data map declares it. Anybody.' })
export class DataCategory {
  @Field(() => String, { description: 'Names it, such as contact.' })
  code!: string;

  @Field(() => String, { description: 'Its name, in words.' })
  title!: string;

  @Field(() => [DataField], { description: 'What is held in it.' })
  fields!: DataField[];
}
