import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { ownId, type RequestContext } from '../../graphql';
import { loadScoped } from '../centre/request-loading';
import type { CorrectionStore } from '../corrections/correction-store';
import { Correction } from '../corrections/correction.entity';
import { SupplementaryStatement } from '../corrections/supplementary-statement.entity';
import type { RequestReader } from '../register/request-reader';
import { RightsRequest } from '../requests/rights-request.entity';
import { RectificationRequest } from './rectification-request';
import { RequestRectificationInput } from './rectification.inputs';
import { RequestRectificationPayload } from './rectification.payloads';
import type { RectificationService } from './rectification.service';

@Resolver(() => RectificationRequest)
export class RectificationResolver {
  constructor(
    private readonly rectification: RectificationService,
    private readonly reader: RequestReader,
    private readonly store: CorrectionStore,
  ) {}

  @Mutation(() => RequestRectificationPayload, {
    nullable: true,
    description:
      'Asks for data to be corrected, completed or removed (GDPR Art. 16). What the person may edit is done at once; the rest is examined. Customers.',
  })
  async requestRectification(
    @Arg('input', () => RequestRectificationInput, { description: 'What is to be put right.' })
    input: RequestRectificationInput,
    @Ctx() context: RequestContext,
  ): Promise<RequestRectificationPayload> {
    const id = ownId(context);
    const language = await context.language();
    return context.perform({
      mutation: 'requestRectification',
      input,
      payload: RequestRectificationPayload,
      validateOnly: input.validateOnly,
      decide: async (change) => ({
        request: (await this.rectification.request(change, id, input, language)).id,
      }),
      answer: async ({ request }) => ({ request: await this.find(String(request), context) }),
    });
  }

  @FieldResolver(() => [Correction], {
    nullable: true,
    description: 'What is to be put right. Self, the assigned officer.',
  })
  async corrections(
    @Root() { id, assigneeId }: RightsRequest,
    @Ctx() context: RequestContext,
  ): Promise<Correction[]> {
    const load = this.store.ofRequests.bind(this.store);
    const corrections = (await loadScoped(context, Correction, load, id)) ?? [];
    return corrections.map((correction) => Object.assign(correction, { assigneeId }));
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'What the person states about the data. Self, the assigned officer.',
  })
  async statement(@Root() { id }: RightsRequest, @Ctx() context: RequestContext): Promise<string | null> {
    const load = this.store.statementsOf.bind(this.store);
    const statement = await loadScoped(context, SupplementaryStatement, load, id);
    return statement && context.records.open(statement, 'text');
  }

  private find(id: string, context: RequestContext): Promise<RectificationRequest | null> {
    return loadScoped(context, RightsRequest, (ids, scope) => this.reader.findMany(ids, scope), id);
  }
}

@Resolver(() => Correction)
export class CorrectionResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'What stood there when the request came; null where nothing did, or several records hold the field. Self, the assigned officer.',
  })
  from(@Root() correction: Correction, @Ctx() { records }: RequestContext): Promise<string | null> {
    return records.open(correction, 'fromValue');
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'What is to stand there; null removes. Self, the assigned officer.',
  })
  to(@Root() correction: Correction, @Ctx() { records }: RequestContext): Promise<string | null> {
    return records.open(correction, 'toValue');
  }
}
