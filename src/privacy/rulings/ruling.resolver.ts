import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../../graphql';
import { changeNamed, type RequestPayload, requestPayload } from '../centre/request-mutation';
import type { RequestReader } from '../register/request-reader';
import {
  ApproveRightsRequestInput,
  ReferRightsRequestInput,
  RefuseRightsRequestInput,
  RetryRightsRequestInput,
} from './ruling.inputs';
import type { RulingService } from './ruling.service';

const ApprovePayload = requestPayload('approveRightsRequest');
const RefusePayload = requestPayload('refuseRightsRequest');
const ReferPayload = requestPayload('referRightsRequest');
const RetryPayload = requestPayload('retryRightsRequest');

@Resolver()
export class RulingResolver {
  constructor(
    private readonly rulings: RulingService,
    private readonly reader: RequestReader,
  ) {}

  @Mutation(() => ApprovePayload, {
    nullable: true,
    description: 'Approves a request in review, in whole or in part; then it is carried out. Officers.',
  })
  approveRightsRequest(
    @Arg('input', () => ApproveRightsRequestInput, { description: 'What is approved.' })
    input: ApproveRightsRequestInput,
    @Ctx() context: RequestContext,
  ): Promise<RequestPayload> {
    const plan = { mutation: 'approveRightsRequest', input, payload: ApprovePayload };
    return changeNamed(context, this.reader, plan, (change) =>
      this.rulings.approve(change, input.requestId, input),
    );
  }

  @Mutation(() => RefusePayload, {
    nullable: true,
    description:
      'Refuses a request with ground, reason and remedies (GDPR Art. 12(4)); a late refusal is marked late. Officers.',
  })
  refuseRightsRequest(
    @Arg('input', () => RefuseRightsRequestInput, { description: 'Why.' }) input: RefuseRightsRequestInput,
    @Ctx() context: RequestContext,
  ): Promise<RequestPayload> {
    const plan = { mutation: 'refuseRightsRequest', input, payload: RefusePayload };
    return changeNamed(context, this.reader, plan, (change) =>
      this.rulings.refuse(change, input.requestId, input),
    );
  }

  @Mutation(() => ReferPayload, {
    nullable: true,
    description:
      'Records that a request was handed to the controller on whose behalf we process the data. Officers.',
  })
  referRightsRequest(
    @Arg('input', () => ReferRightsRequestInput, { description: 'To whom.' }) input: ReferRightsRequestInput,
    @Ctx() context: RequestContext,
  ): Promise<RequestPayload> {
    const plan = { mutation: 'referRightsRequest', input, payload: ReferPayload };
    return changeNamed(context, this.reader, plan, (change) =>
      this.rulings.refer(change, input.requestId, input),
    );
  }

  @Mutation(() => RetryPayload, {
    nullable: true,
    description: 'Tries a failed step again at once. Officers.',
  })
  retryRightsRequest(
    @Arg('input', () => RetryRightsRequestInput, { description: 'Which request.' })
    input: RetryRightsRequestInput,
    @Ctx() context: RequestContext,
  ): Promise<RequestPayload> {
    const plan = { mutation: 'retryRightsRequest', input, payload: RetryPayload };
    return changeNamed(context, this.reader, plan, (change) => this.rulings.retry(change, input.requestId));
  }
}
