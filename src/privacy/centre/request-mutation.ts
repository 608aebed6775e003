import { type ClassType, Field, ObjectType } from 'type-graphql';
import type { Change } from '../../foundation/change';
import { type MutationPlan, Payload, type RequestContext } from '../../graphql';
import type { RequestReader } from '../register/request-reader';
import { RightsRequest } from '../requests/rights-request.entity';
import { loadScoped } from './request-loading';

export interface RequestPayload extends Payload {
  request: RightsRequest | null;
}

/** The payload type of a mutation on a request: `WithdrawRightsRequestPayload`. */
export function requestPayload(mutation: string): ClassType<RequestPayload> {
  @ObjectType(`${mutation[0]!.toUpperCase()}${mutation.slice(1)}Payload`, {
    description: `What ${mutation} brought about.`,
  })
  class RequestPayloadType extends Payload implements RequestPayload {
    @Field(() => RightsRequest, {
      nullable: true,
      description: 'The request as it stands now; null where nothing was done.',
    })
    request!: RightsRequest | null;
  }
  return RequestPayloadType;
}

type RequestPlan = Pick<
  MutationPlan<RequestPayload>,
  'mutation' | 'input' | 'isOpen' | 'purpose' | 'validateOnly' | 'prepare'
> & {
  payload: ClassType<RequestPayload>;
};

/** Carries out a mutation on one request, and answers with it. */
export function changeRequest(
  context: RequestContext,
  reader: RequestReader,
  plan: RequestPlan,
  /** Does it; the id of the request. */
  decide: (change: Change) => Promise<string>,
): Promise<RequestPayload> {
  return context.perform({
    ...plan,
    decide: async (change) => ({ request: await decide(change) }),
    answer: async ({ request }) => ({
      request: await loadScoped(
        context,
        RightsRequest,
        (ids, scope) => reader.findMany(ids, scope),
        String(request),
      ),
    }),
  });
}

/** The same for a mutation whose input names the request. */
export function changeNamed(
  context: RequestContext,
  reader: RequestReader,
  plan: RequestPlan & { input: { requestId: string; validateOnly?: boolean | null } },
  act: (change: Change) => Promise<void>,
): Promise<RequestPayload> {
  const { requestId, validateOnly } = plan.input;
  return changeRequest(context, reader, { validateOnly, ...plan }, async (change) => {
    await act(change);
    return requestId;
  });
}
