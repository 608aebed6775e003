import { Field, InputType, Int } from 'type-graphql';
import { EmailAddress } from '../../graphql';

@InputType({ description: 'The address that is wanted.' })
export class RequestEmailChangeInput {
  @Field(() => EmailAddress, { description: 'The new e-mail address. A code is sent there.' })
  email!: string;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Check all rules and write nothing.',
  })
  validateOnly?: boolean | null;
}

@InputType({ description: "The proof that the new mailbox is the caller's." })
export class ConfirmEmailChangeInput {
  @Field(() => String, { description: 'The code that was sent to the new address: eight digits.' })
  code!: string;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Check all rules and change nothing; a code that is tried counts all the same.',
  })
  validateOnly?: boolean | null;
}

@InputType({ description: 'Ends the change that waits for its code.' })
export class CancelEmailChangeInput {
  @Field(() => Int, {
    nullable: true,
    description:
      'The version of the customer that was seen; where it is no longer the current one: STALE_VERSION.',
  })
  expectedVersion?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Check all rules and write nothing.',
  })
  validateOnly?: boolean | null;
}

@InputType({ description: 'What the mail to the former address holds.' })
export class UndoEmailChangeInput {
  @Field(() => String, {
    description: 'The token of that mail, or of the link in it: what stands behind the #.',
  })
  token!: string;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Check all rules and write nothing.',
  })
  validateOnly?: boolean | null;
}
