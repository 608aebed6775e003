import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../../graphql';
import { changeNamed, type RequestPayload, requestPayload } from '../centre/request-mutation';
import type { RequestReader } from '../register/request-reader';
import type { AssignmentService } from './assignment.service';
import {
  AskForClarificationInput,
  AskForIdentityInput,
  AssignRightsRequestInput,
  ExtendDeadlineInput,
} from './desk.inputs';
import type { DeskService } from './desk.service';

const AssignPayload = requestPayload('assignRightsRequest');
const IdentityPayload = requestPayload('askForIdentity');
const ClarificationPayload = requestPayload('askForClarification');
const ExtendPayload = requestPayload('extendDeadline');

@Resolver()
export class DeskResolver {
  constructor(
    private readonly desk: DeskService,
    private readonly assignment: AssignmentService,
    private readonly reader: RequestReader,
  ) {}

  @Mutation(() => AssignPayload, {
    nullable: true,
    description: 'Takes a request, or releases it. Not for requests about oneself. Officers.',
  })
  assignRightsRequest(
    @Arg('input', () => AssignRightsRequestInput, { description: 'Which request.' })
    input: AssignRightsRequestInput,
    @Ctx() context: RequestContext,
  ): Promise<RequestPayload> {
    const plan = { mutation: 'assignRightsRequest', input, payload: AssignPayload };
    return changeNamed(context, this.reader, plan, (change) =>
      this.assignment.assign(change, input.requestId, input.release === true),
    );
  }

  @Mutation(() => IdentityPayload, {
    nullable: true,
    description:
      'Asks for a proof of identity: a code goes to the address on file, and the clock stands still. Refused for a request that was made with a fresh sign-in, unless a sign of a takeover is on record. Officers.',
  })
  askForIdentity(
    @Arg('input', () => AskForIdentityInput, { description: 'The doubt.' }) input: AskForIdentityInput,
    @Ctx() context: RequestContext,
  ): Promise<RequestPayload> {
    const plan = { mutation: 'askForIdentity', input, payload: IdentityPayload };
    return changeNamed(context, this.reader, plan, (change) =>
      this.desk.askForIdentity(change, input.requestId, input.doubt),
    );
  }

  @Mutation(() => ClarificationPayload, {
    nullable: true,
    description:
      'Asks which data is meant, once, of a request for access; after fourteen days without an answer the full copy is made, or it is reviewed again where somebody else may be asking. Officers.',
  })
  askForClarification(
    @Arg('input', () => AskForClarificationInput, { description: 'The question.' })
    input: AskForClarificationInput,
    @Ctx() context: RequestContext,
  ): Promise<RequestPayload> {
    const plan = { mutation: 'askForClarification', input, payload: ClarificationPayload };
    return changeNamed(context, this.reader, plan, (change) =>
      this.desk.askForClarification(change, input.requestId, input.question),
    );
  }

  @Mutation(() => ExtendPayload, {
    nullable: true,
    description: 'Extends the period once, before its first month has ended. Officers.',
  })
  extendDeadline(
    @Arg('input', () => ExtendDeadlineInput, { description: 'By how much, and why.' })
    input: ExtendDeadlineInput,
    @Ctx() context: RequestContext,
  ): Promise<RequestPayload> {
    const plan = { mutation: 'extendDeadline', input, payload: ExtendPayload };
    return changeNamed(context, this.reader, plan, (change) =>
      this.desk.extend(change, input.requestId, input),
    );
  }
}
