import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { ownId, type RequestContext } from '../../../graphql';
import { loadScoped } from '../../centre/request-loading';
import { ProcessingPurpose } from '../../processing/processing-purpose.type';
import type { ProcessingRegister } from '../../processing/processing-register';
import type { RequestReader } from '../../register/request-reader';
import { RightsRequest } from '../../requests/rights-request.entity';
import type { ObjectionService } from '../objection.service';
import type { ObjectionReader } from './objection-reader';
import { ObjectToProcessingInput, WithdrawObjectionInput } from './objection.inputs';
import { ObjectToProcessingPayload, WithdrawObjectionPayload } from './objection.payloads';
import { Objection } from './objection.type';

@Resolver(() => Objection)
export class ObjectionResolver {
  constructor(
    private readonly objection: ObjectionService,
    private readonly requests: RequestReader,
    private readonly reader: ObjectionReader,
    private readonly register: ProcessingRegister,
  ) {}

  @Mutation(() => ObjectToProcessingPayload, {
    nullable: true,
    description:
      'Objects to a purpose (GDPR Art. 21): marketing ends at once, without a reason; other legitimate interests are restricted from now on and weighed by an officer. Customers.',
  })
  async objectToProcessing(
    @Arg('input', () => ObjectToProcessingInput, { description: 'To what.' })
    input: ObjectToProcessingInput,
    @Ctx() context: RequestContext,
  ): Promise<ObjectToProcessingPayload> {
    const id = ownId(context);
    const language = await context.language();
    return context.perform({
      mutation: 'objectToProcessing',
      input,
      payload: ObjectToProcessingPayload,
      validateOnly: input.validateOnly,
      decide: async (change) => ({ request: (await this.objection.object(change, id, input, language)).id }),
      answer: async ({ request }) => ({ request: await this.findRequest(String(request), context) }),
    });
  }

  @Mutation(() => WithdrawObjectionPayload, {
    nullable: true,
    description: 'Takes an own objection back, at any time. Customers.',
  })
  withdrawObjection(
    @Arg('input', () => WithdrawObjectionInput, { description: 'Which one.' })
    input: WithdrawObjectionInput,
    @Ctx() context: RequestContext,
  ): Promise<WithdrawObjectionPayload> {
    const id = ownId(context);
    const { objectionId, validateOnly } = input;
    return context.perform({
      mutation: 'withdrawObjection',
      input,
      payload: WithdrawObjectionPayload,
      validateOnly,
      decide: async (change) => {
        await this.objection.withdraw(change, id, objectionId);
        return { objection: objectionId };
      },
      answer: async ({ objection }) => ({
        objection: await findObjection(context, this.reader, String(objection)),
      }),
    });
  }

  @FieldResolver(() => ProcessingPurpose, { description: 'What it is to. Self, officers, DPO.' })
  async purpose(
    @Root() { purposeCode }: Objection,
    @Ctx() context: RequestContext,
  ): Promise<ProcessingPurpose> {
    return this.register.in(await context.language()).purposes.get(purposeCode)!;
  }

  private findRequest(id: string, context: RequestContext): Promise<RightsRequest | null> {
    return loadScoped(context, RightsRequest, (ids, scope) => this.requests.findMany(ids, scope), id);
  }
}

/** An objection by its id, within what the caller may see. */
export function findObjection(
  context: RequestContext,
  reader: ObjectionReader,
  id: string,
): Promise<Objection | null> {
  return loadScoped(context, Objection, (ids, scope) => reader.findMany(ids, scope), id);
}
