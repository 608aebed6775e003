import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTime } from '../../graphql';
import { RequestActionKind } from '../course/viewer-actions';

registerEnumType(RequestActionKind, {
  name: 'RequestActionKind',
  description: 'What can be done with a request.',
  valuesConfig: {
    ANSWER: { description: 'Answer the question that it waits for: answerRightsRequest.' },
    RESEND_CODE: { description: 'Have a new code sent: resendRequestCode.' },
    MESSAGE: { description: 'Write about it: sendRequestMessage.' },
    WITHDRAW: { description: 'Withdraw it: withdrawRightsRequest.' },
    DOWNLOAD: { description: 'Download the copy: package.downloadUrl.' },
    ASSIGN: { description: 'Take it: assignRightsRequest.' },
    ASK_IDENTITY: { description: 'Ask for a proof of identity: askForIdentity.' },
    ASK_CLARIFICATION: { description: 'Ask which data is meant: askForClarification.' },
    EXTEND: { description: 'Extend the period: extendDeadline.' },
    APPROVE: { description: 'Approve it: approveRightsRequest.' },
    REFUSE: { description: 'Refuse it: refuseRightsRequest.' },
    REFER: { description: 'Hand it to the controller: referRightsRequest.' },
    RETRY: { description: 'Try a failed step again: retryRightsRequest.' },
  },
});

export enum QuestionKind {
  IDENTITY = 'IDENTITY',
  CLARIFICATION = 'CLARIFICATION',
}
registerEnumType(QuestionKind, {
  name: 'QuestionKind',
  description: 'What the person was asked.',
  valuesConfig: {
    IDENTITY: { description: 'To prove who they are.' },
    CLARIFICATION: { description: 'Which data is meant.' },
  },
});

@ObjectType('RequestAction', { description: 'Something that the viewer may do with a request, or not now.' })
export class ViewerAction {
  @Field(() => RequestActionKind, { description: 'What it is.' })
  action!: RequestActionKind;

  @Field(() => Boolean, { description: 'May it be done now?' })
  allowed!: boolean;

  @Field(() => String, { nullable: true, description: 'Why not, in words; null where it is allowed.' })
  whyNot!: string | null;
}

@ObjectType({ description: 'The question that a request waits for. Self, the assigned officer.' })
export class RequestQuestion {
  @Field(() => QuestionKind, { description: 'What is asked.' })
  kind!: QuestionKind;

  @Field(() => String, { nullable: true, description: 'The question, or the doubt behind it, in words.' })
  text!: string | null;

  @Field(() => DateTime, { description: 'When it was asked.' })
  askedAt!: Date;

  @Field(() => String, {
    nullable: true,
    description: 'Where a code was sent, masked; null where there is none.',
  })
  sentTo!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Until when an answer is waited for.' })
  answerBy!: Date | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How often the present code may still be tried; null where there is none.',
  })
  attemptsLeft!: number | null;
}
