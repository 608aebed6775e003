import { ArgsType, Field, ID, InputType, registerEnumType } from 'type-graphql';
import { PageArgs } from '../../graphql';
import { RecipientNoticeState } from '../recipients/notice.vocabulary';

/** What an officer may have heard from a recipient. */
export enum RecipientAnswer {
  TOLD = 'TOLD',
  CONFIRMED = 'CONFIRMED',
  KEPT_BY_RECIPIENT = 'KEPT_BY_RECIPIENT',
}
registerEnumType(RecipientAnswer, {
  name: 'RecipientAnswer',
  description: 'What a recipient answered that was told by hand.',
  valuesConfig: {
    TOLD: { description: 'It took the news.' },
    CONFIRMED: { description: 'It says that it did likewise.' },
    KEPT_BY_RECIPIENT: { description: 'It says that it keeps the data as it is.' },
  },
});

@InputType({ description: 'Which recipient is told again.' })
export class RetryRecipientNoticeInput {
  @Field(() => ID, { description: 'The id of the notice.' })
  noticeId!: string;
}

@InputType({ description: 'What came of telling a recipient by hand.' })
export class RecordRecipientAnswerInput {
  @Field(() => ID, { description: 'The id of the notice.' })
  noticeId!: string;

  @Field(() => RecipientAnswer, { description: 'What the recipient answered.' })
  answer!: RecipientAnswer;

  @Field(() => String, {
    nullable: true,
    description:
      'What it said, for the person; at most 2000 characters. Needed where it keeps the data as it is.',
  })
  reason?: string | null;
}

@ArgsType()
export class RecipientNoticesArgs extends PageArgs {
  @Field(() => RecipientNoticeState, {
    nullable: true,
    description: 'Only those that stand so; all where left out.',
  })
  state?: RecipientNoticeState | null;
}
