import { Field, ObjectType } from 'type-graphql';
import { EmailAddress } from '../../graphql';
import { PostalAddress } from '../../values';
import { SupervisoryAuthority } from '../decisions/decision-parts';

@ObjectType({ description: 'Somebody who can be written to. Anybody.' })
export class PartyContact {
  @Field(() => String, { description: 'The name.' })
  name!: string;

  @Field(() => EmailAddress, { nullable: true, description: 'The e-mail address, where there is one.' })
  email!: string | null;

  @Field(() => PostalAddress, { nullable: true, description: 'The postal address, where it is known.' })
  postalAddress!: PostalAddress | null;
}

@ObjectType({ description: 'Who is responsible for the data (GDPR Art. 13(1)(a) and (b)). Anybody.' })
export class Controller {
  @Field(() => String, { description: 'The name.' })
  name!: string;

  @Field(() => EmailAddress, { description: 'The e-mail address for questions about privacy.' })
  email!: string;

  @Field(() => PostalAddress, {
    nullable: true,
    description: 'The postal address; never null in production.',
  })
  postalAddress!: PostalAddress | null;

  @Field(() => PartyContact, {
    nullable: true,
    description: 'The representative in the Union (GDPR Art. 27); null with an establishment there.',
  })
  representative!: PartyContact | null;

  @Field(() => String, {
    nullable: true,
    description: 'The establishment in the Union; null with a representative.',
  })
  euEstablishment!: string | null;

  @Field(() => PartyContact, {
    nullable: true,
    description: 'The data protection officer, where there is one.',
  })
  dataProtectionOfficer!: PartyContact | null;

  @Field(() => [SupervisoryAuthority], { description: 'Where a complaint goes to (GDPR Art. 77).' })
  authorities!: SupervisoryAuthority[];

  @Field(() => String, { description: 'Which decisions are taken by automated means alone (GDPR Art. 22).' })
  automatedDecisions!: string;
}
