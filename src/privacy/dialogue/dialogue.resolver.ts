import { Arg, type ClassType, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Change } from '../../foundation/change';
import type { Clock } from '../../foundation/clock';
import type { RequestContext } from '../../graphql';
import { changeNamed, type RequestPayload, requestPayload } from '../centre/request-mutation';
import { type GuestEntrance, inNameOf } from '../passes/guest-entrance';
import type { GuestPass } from '../passes/guest-pass.entity';
import type { RequestReader } from '../register/request-reader';
import {
  AnswerRightsRequestInput,
  ResendRequestCodeInput,
  SendRequestMessageInput,
  WithdrawRightsRequestInput,
} from './dialogue.inputs';
import type { DialogueService } from './dialogue.service';
import type { Proving } from './proving';

interface OwnPlan {
  mutation: string;
  input: { requestId: string; guestToken?: string | null; validateOnly?: boolean | null };
  payload: ClassType<RequestPayload>;
}

const WithdrawPayload = requestPayload('withdrawRightsRequest');
const AnswerPayload = requestPayload('answerRightsRequest');
const ResendPayload = requestPayload('resendRequestCode');
const MessagePayload = requestPayload('sendRequestMessage');

@Resolver()
export class DialogueResolver {
  constructor(
    private readonly dialogue: DialogueService,
    private readonly proving: Proving,
    private readonly entrance: GuestEntrance,
    private readonly reader: RequestReader,
    private readonly clock: Clock,
  ) {}

  @Mutation(() => WithdrawPayload, {
    nullable: true,
    description: 'Withdraws an own request, before anything irreversible was done. Customers, guests.',
  })
  withdrawRightsRequest(
    @Arg('input', () => WithdrawRightsRequestInput, { description: 'Which request.' })
    input: WithdrawRightsRequestInput,
    @Ctx() context: RequestContext,
  ): Promise<RequestPayload> {
    const plan = { mutation: 'withdrawRightsRequest', input, payload: WithdrawPayload };
    return this.changeOwn(context, plan, (change) => this.dialogue.withdraw(change, input.requestId));
  }

  @Mutation(() => AnswerPayload, {
    nullable: true,
    description:
      'Answers the question that an own request waits for. A code may be tried five times. Customers, guests.',
  })
  async answerRightsRequest(
    @Arg('input', () => AnswerRightsRequestInput, { description: 'The answer.' })
    input: AnswerRightsRequestInput,
    @Ctx() context: RequestContext,
  ): Promise<RequestPayload> {
    const { requestId: id, code, answer } = input;
    let attempt = { isOnChallenge: false, isOnFacts: false };
    let shown: GuestPass | null = null;
    const plan = { mutation: 'answerRightsRequest', input, payload: AnswerPayload };
    const prepare = async (pass: GuestPass | null) => {
      shown = pass?.requestId === id ? pass : null;
      const customerId = shown?.customerId ?? context.actor?.customerId ?? '';
      attempt = await this.proving.countAttempt({ id, customerId }, input, shown !== null, this.clock.now());
    };
    const act = (change: Change) => this.dialogue.answer(change, id, { code, answer, attempt, pass: shown });
    return this.changeOwn(context, plan, act, prepare);
  }

  @Mutation(() => ResendPayload, {
    nullable: true,
    description:
      'Sends a new code for a question of identity to the address on file: once a minute, five in all. To a guest, at any time, a new link, also by a token that is over. Customers, guests.',
  })
  async resendRequestCode(
    @Arg('input', () => ResendRequestCodeInput, { description: 'For which request.' })
    input: ResendRequestCodeInput,
    @Ctx() context: RequestContext,
  ): Promise<RequestPayload> {
    const plan = { mutation: 'resendRequestCode', input, payload: ResendPayload };
    const pass = input.guestToken ? await this.entrance.admitLate(context, input.guestToken) : null;
    return this.changeBy(pass, context, plan, (change) => this.dialogue.resendCode(change, input.requestId));
  }

  @Mutation(() => MessagePayload, {
    nullable: true,
    description:
      'Writes about a request while it is open; the other side is told by mail. Never pauses the clock. Customers, guests, officers.',
  })
  sendRequestMessage(
    @Arg('input', () => SendRequestMessageInput, { description: 'The message.' })
    input: SendRequestMessageInput,
    @Ctx() context: RequestContext,
  ): Promise<RequestPayload> {
    const plan = { mutation: 'sendRequestMessage', input, payload: MessagePayload };
    return this.changeOwn(context, plan, (change) => this.dialogue.send(change, input.requestId, input.text));
  }

  /** In the name of whoever is signed in, or of the guest whose pass is shown. */
  private async changeOwn(
    context: RequestContext,
    plan: OwnPlan,
    act: (change: Change) => Promise<void>,
    prepare?: (pass: GuestPass | null) => Promise<void>,
  ): Promise<RequestPayload> {
    const { guestToken } = plan.input;
    const pass = guestToken ? await this.entrance.admit(context, guestToken) : null;
    return this.changeBy(pass, context, { ...plan, ...(prepare && { prepare: () => prepare(pass) }) }, act);
  }

  private changeBy(
    pass: GuestPass | null,
    context: RequestContext,
    plan: OwnPlan & { prepare?: () => Promise<void> },
    act: (change: Change) => Promise<void>,
  ): Promise<RequestPayload> {
    const isGuests = Boolean(plan.input.guestToken);
    return changeNamed(context, this.reader, { ...plan, isOpen: isGuests }, (change) =>
      act(isGuests ? inNameOf(change, pass) : change),
    );
  }
}
