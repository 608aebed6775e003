import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../../graphql';
import { changeRequest, type RequestPayload, requestPayload } from '../centre/request-mutation';
import type { RequestReader } from '../register/request-reader';
import { RecordRightsRequestInput } from './intake.inputs';
import type { IntakeService } from './intake.service';

const RecordPayload = requestPayload('recordRightsRequest');

@Resolver()
export class IntakeResolver {
  constructor(
    private readonly intake: IntakeService,
    private readonly reader: RequestReader,
  ) {}

  @Mutation(() => RecordPayload, {
    nullable: true,
    description:
      'Takes down a request for a customer, or for somebody who has no account. A privacy officer decides it; only the objection of a customer to marketing is carried out at once. Staff.',
  })
  recordRightsRequest(
    @Arg('input', () => RecordRightsRequestInput, { description: 'What was asked for.' })
    input: RecordRightsRequestInput,
    @Ctx() context: RequestContext,
  ): Promise<RequestPayload> {
    const plan = {
      mutation: 'recordRightsRequest',
      input,
      purpose: 'rights',
      payload: RecordPayload,
    } as const;
    return changeRequest(context, this.reader, plan, (change) => this.intake.record(change, input));
  }
}
