import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Problems, type Refusal } from '../../../foundation/refusal';
import { DateTime, failure, ownId, type RequestContext } from '../../../graphql';
import { PrivacyCenter } from '../../centre/privacy-center';
import { loadScoped } from '../../centre/request-loading';
import type { ProcessingRegister } from '../../processing/processing-register';
import type { RequestReader } from '../../register/request-reader';
import { RightsRequest } from '../../requests/rights-request.entity';
import { ErasureOrder } from '../deciding/erasure-order.entity';
import type { ErasureOrders } from '../deciding/erasure-orders';
import type { ErasureScope } from '../plan/erasure-scope';
import { ErasurePlan, planIn } from './erasure-plan.type';
import { ErasurePlans } from './erasure-plans';
import { ErasureRequest } from './erasure-request';
import { PreviewErasureArgs, RequestErasureInput } from './erasure.inputs';
import { RequestErasurePayload } from './erasure.payloads';
import type { ErasureService, ErasureWish } from './erasure.service';

@Resolver(() => PrivacyCenter)
export class ErasurePreviewResolver {
  constructor(
    private readonly erasure: ErasureService,
    private readonly plans: ErasurePlans,
    private readonly register: ProcessingRegister,
  ) {}

  @FieldResolver(() => ErasurePlan, {
    description: 'What an erasure would delete and keep, why and until when: seen before asking. Self.',
  })
  async previewErasure(
    @Root() { customerId }: PrivacyCenter,
    @Args() wish: PreviewErasureArgs,
    @Ctx() context: RequestContext,
  ): Promise<ErasurePlan> {
    const plan = await this.plans.preview(customerId, readScope(this.erasure, wish));
    return planIn(plan, this.register, await context.language());
  }
}

export interface ErasureReading {
  orders: ErasureOrders;
  plans: ErasurePlans;
  reader: RequestReader;
  register: ProcessingRegister;
}

@Resolver(() => ErasureRequest)
export class ErasureResolver {
  constructor(
    private readonly erasure: ErasureService,
    private readonly reading: ErasureReading,
  ) {}

  @Mutation(() => RequestErasurePayload, {
    nullable: true,
    description:
      'Asks for the erasure that was previewed (GDPR Art. 17). Two officers examine it, and it can be withdrawn until it is carried out. Needs a sign-in of the last ten minutes. Customers.',
  })
  async requestErasure(
    @Arg('input', () => RequestErasureInput, { description: 'What is to be erased.' })
    input: RequestErasureInput,
    @Ctx() context: RequestContext,
  ): Promise<RequestErasurePayload> {
    const id = ownId(context);
    const language = await context.language();
    return context.perform({
      mutation: 'requestErasure',
      input,
      payload: RequestErasurePayload,
      needsStepUp: true,
      validateOnly: input.validateOnly,
      decide: async (change) => ({
        request: (await this.erasure.request(change, id, input, language)).id,
      }),
      answer: async ({ request }) => {
        const plan = await this.reading.plans.preview(id, readScope(this.erasure, input));
        return {
          request: request === null ? null : await this.find(String(request), context),
          plan: planIn(plan, this.reading.register, language),
        };
      },
    });
  }

  @FieldResolver(() => ErasurePlan, {
    description:
      'The plan as it stands now; once it is being carried out, the one that is. Self, officers, DPO.',
  })
  async plan(@Root() request: RightsRequest, @Ctx() context: RequestContext): Promise<ErasurePlan> {
    const { plans, register } = this.reading;
    const plan = await context.loaders.load(ErasurePlans, (ids) => plans.ofRequests(ids), request.id);
    if (!plan) throw new Error(`The erasure ${request.id} has no order.`);
    return planIn(plan, register, await context.language());
  }

  @FieldResolver(() => DateTime, {
    nullable: true,
    description:
      'It is carried out after this, and can be withdrawn until then; null where it is not approved. Self, staff, DPO.',
  })
  async executesAfter(@Root() request: RightsRequest, @Ctx() context: RequestContext): Promise<Date | null> {
    return (await this.orderOf(request, context)).executesAfter;
  }

  private async orderOf({ id }: RightsRequest, context: RequestContext): Promise<ErasureOrder> {
    const { orders } = this.reading;
    const order = await loadScoped(context, ErasureOrder, (ids, scope) => orders.ofRequests(ids, scope), id);
    if (!order) throw new Error(`The erasure ${id} has no order.`);
    return order;
  }

  private find(id: string, context: RequestContext): Promise<ErasureRequest | null> {
    const { reader } = this.reading;
    return loadScoped(context, RightsRequest, (ids, scope) => reader.findMany(ids, scope), id);
  }
}

/** Of a query, where nothing can be refused as data: an argument that is wrong is an error. */
function readScope(erasure: ErasureService, wish: ErasureWish): ErasureScope {
  const problems = new Problems();
  const scope = erasure.scopeOf(problems, wish);
  try {
    problems.settle();
  } catch (refusal) {
    const [first] = (refusal as Refusal).problems;
    throw failure('BAD_USER_INPUT', `The argument "${first!.path.join('.')}": ${first!.message.en}`);
  }
  return scope;
}
