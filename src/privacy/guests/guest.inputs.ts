import { Field, InputType } from 'type-graphql';
import { EmailAddress } from '../../graphql';
import { Right } from '../requests/vocabulary';

@InputType({ description: 'A request of somebody who cannot sign in.' })
export class StartGuestRequestInput {
  @Field(() => EmailAddress, { description: 'Where a code is sent; whose it is is not looked at.' })
  email!: string;

  @Field(() => Right, { description: 'The right that is exercised.' })
  right!: Right;

  @Field(() => String, { nullable: true, description: 'What is asked for, at most 2000 characters.' })
  note?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Check all rules and write nothing.',
  })
  validateOnly?: boolean | null;
}

@InputType({ description: 'The code that came back.' })
export class ConfirmGuestRequestInput {
  @Field(() => EmailAddress, { description: 'The address that the code was sent to.' })
  email!: string;

  @Field(() => String, { description: 'The code from the mail.' })
  code!: string;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Check all rules and write nothing; an attempt is counted all the same.',
  })
  validateOnly?: boolean | null;
}
