import { Field, ObjectType } from 'type-graphql';
import { Payload } from '../../graphql';
import { RecipientNotice } from '../recipients/recipient-notice.entity';

const notice = {
  nullable: true,
  description: 'The notice as it stands now; null where nothing was done.',
} as const;

@ObjectType({ description: 'What retryRecipientNotice brought about.' })
export class RetryRecipientNoticePayload extends Payload {
  @Field(() => RecipientNotice, notice)
  notice!: RecipientNotice | null;
}

@ObjectType({ description: 'What recordRecipientAnswer brought about.' })
export class RecordRecipientAnswerPayload extends Payload {
  @Field(() => RecipientNotice, notice)
  notice!: RecipientNotice | null;
}
