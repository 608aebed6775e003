import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Clock } from '../../foundation/clock';
import type { RequestContext } from '../../graphql';
import { changeNamed, type RequestPayload, requestPayload } from '../centre/request-mutation';
import type { RequestReader } from '../register/request-reader';
import {
  AnswerRightsRequestInput,
  ResendRequestCodeInput,
  SendRequestMessageInput,
  WithdrawRightsRequestInput,
} from './dialogue.inputs';
import type { DialogueService } from './dialogue.service';

const WithdrawPayload = requestPayload('withdrawRightsRequest');
const AnswerPayload = requestPayload('answerRightsRequest');
const ResendPayload = requestPayload('resendRequestCode');
const MessagePayload = requestPayload('sendRequestMessage');

@Resolver()
export class DialogueResolver {
  constructor(
    private readonly dialogue: DialogueService,
    private readonly reader: RequestReader,
    private readonly clock: Clock,
  ) {}

  @Mutation(() => WithdrawPayload, {
    nullable: true,
    description: 'Withdraws an own request, before anything irreversible was done. Customers.',
  })
  withdrawRightsRequest(
    @Arg('input', () => WithdrawRightsRequestInput, { description: 'Which request.' })
    input: WithdrawRightsRequestInput,
    @Ctx() context: RequestContext,
  ): Promise<RequestPayload> {
    const plan = { mutation: 'withdrawRightsRequest', input, payload: WithdrawPayload };
    return changeNamed(context, this.reader, plan, (change) =>
      this.dialogue.withdraw(change, input.requestId),
    );
  }

  @Mutation(() => AnswerPayload, {
    nullable: true,
    description:
      'Answers the question that an own request waits for. A code may be tried five times. Customers.',
  })
  answerRightsRequest(
    @Arg('input', () => AnswerRightsRequestInput, { description: 'The answer.' })
    input: AnswerRightsRequestInput,
    @Ctx() context: RequestContext,
  ): Promise<RequestPayload> {
    let isCounted = false;
    const prepare = async () => {
      if (input.code?.trim())
        isCounted = await this.dialogue.countAttempt(input.requestId, context.actor!, this.clock.now());
    };
    const plan = { mutation: 'answerRightsRequest', input, payload: AnswerPayload, prepare };
    return changeNamed(context, this.reader, plan, (change) =>
      this.dialogue.answer(change, input.requestId, input, isCounted),
    );
  }

  @Mutation(() => ResendPayload, {
    nullable: true,
    description:
      'Sends a new code for a question of identity to the address on file: once a minute, five in all. Customers.',
  })
  resendRequestCode(
    @Arg('input', () => ResendRequestCodeInput, { description: 'For which request.' })
    input: ResendRequestCodeInput,
    @Ctx() context: RequestContext,
  ): Promise<RequestPayload> {
    const plan = { mutation: 'resendRequestCode', input, payload: ResendPayload };
    return changeNamed(context, this.reader, plan, (change) =>
      this.dialogue.resendCode(change, input.requestId),
    );
  }

  @Mutation(() => MessagePayload, {
    nullable: true,
    description:
      'Writes about a request while it is open; the other side is told by mail. Never pauses the clock. Customers, officers.',
  })
  sendRequestMessage(
    @Arg('input', () => SendRequestMessageInput, { description: 'The message.' })
    input: SendRequestMessageInput,
    @Ctx() context: RequestContext,
  ): Promise<RequestPayload> {
    const plan = { mutation: 'sendRequestMessage', input, payload: MessagePayload };
    return changeNamed(context, this.reader, plan, (change) =>
      this.dialogue.send(change, input.requestId, input.text),
    );
  }
}
