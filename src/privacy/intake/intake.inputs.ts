import { Field, ID, InputType } from 'type-graphql';
import { DateTime } from '../../graphql';
import { CorrectionInput } from '../corrections/correction.inputs';
import { PackageFormat } from '../packages/package-format';
import { RequesterInput } from '../requesters/requester.inputs';
import { IntakeChannel, Right } from '../requests/vocabulary';
import { RestrictionGround } from '../restriction/api/restriction-ground';

@InputType({ description: 'A request that reached us by phone, letter or mail.' })
export class RecordRightsRequestInput {
  @Field(() => ID, {
    nullable: true,
    description:
      'Whose request it is; or `requester`, where no account is known. With both the customer counts.',
  })
  customerId?: string | null;

  @Field(() => RequesterInput, {
    nullable: true,
    description: 'Who asks. Whose account their address may be is not looked at.',
  })
  requester?: RequesterInput | null;

  @Field(() => Right, { description: 'The right that is exercised.' })
  right!: Right;

  @Field(() => IntakeChannel, { description: 'PHONE, POST or EMAIL.' })
  channel!: IntakeChannel;

  @Field(() => DateTime, {
    description: 'When it reached us, which may be long ago: the clock runs from then. No future instant.',
  })
  receivedAt!: Date;

  @Field(() => String, { description: 'What was asked for, as it was said; at most 2000 characters.' })
  note!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Of OBJECTION: the code of the purpose objected to. Of RESTRICTION: of the one restricted.',
  })
  purpose?: string | null;

  @Field(() => RestrictionGround, { nullable: true, description: 'Of RESTRICTION: on which ground.' })
  ground?: RestrictionGround | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Codes of the categories wanted; everything where left out.',
  })
  categories?: string[] | null;

  @Field(() => PackageFormat, {
    nullable: true,
    description: 'Of PORTABILITY: how the data is written; JSON where left out.',
  })
  format?: PackageFormat | null;

  @Field(() => [CorrectionInput], {
    nullable: true,
    description: 'Of RECTIFICATION: what is to be put right; at most 20, each field once.',
  })
  corrections?: CorrectionInput[] | null;
}
