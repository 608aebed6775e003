import { Field, InputType, ObjectType } from 'type-graphql';
import { CountryCode } from '../graphql';

@ObjectType({ description: 'A postal address.' })
export class PostalAddress {
  @Field(() => [String], {
    description: 'Street, house number and what else stands above the city: 1 to 4 lines.',
  })
  lines!: string[];

  @Field(() => String, { description: 'City or town.' })
  city!: string;

  @Field(() => String, {
    nullable: true,
    description: 'State, province or county, where addresses name one.',
  })
  region?: string | null;

  @Field(() => String, { nullable: true, description: 'Postal code, where the country has them.' })
  postalCode?: string | null;

  @Field(() => CountryCode, { description: 'The country.' })
  country!: string;
}

@InputType({ description: 'A postal address; it takes the place of the former one as a whole.' })
export class PostalAddressInput {
  @Field(() => [String], {
    description:
      'Street, house number and what else stands above the city: 1 to 4 lines of at most 100 characters.',
  })
  lines!: string[];

  @Field(() => String, { description: 'City or town, at most 100 characters.' })
  city!: string;

  @Field(() => String, { nullable: true, description: 'State, province or county, at most 100 characters.' })
  region?: string | null;

  @Field(() => String, { nullable: true, description: 'Postal code, at most 20 characters.' })
  postalCode?: string | null;

  @Field(() => CountryCode, { description: 'The country.' })
  country!: string;
}
