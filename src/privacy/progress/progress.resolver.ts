import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../graphql';
import type { RightExecution } from '../execution/right-execution';
import { RightsRequest } from '../requests/rights-request.entity';
import { RequestState, type Right } from '../requests/vocabulary';
import { RequestProgress } from './progress.type';

/** How far a request is carried out, as whoever carries it out finds by looking at what is done. */
@Resolver(() => RightsRequest)
export class ProgressResolver {
  private readonly executions: ReadonlyMap<Right, RightExecution>;

  constructor(executions: readonly RightExecution[]) {
    this.executions = new Map(executions.map((execution) => [execution.right, execution]));
  }

  @FieldResolver(() => RequestProgress, {
    nullable: true,
    description: 'How far it is carried out; null but while it is EXECUTING. Self, staff, DPO.',
  })
  async progress(
    @Root() { id, right, state }: RightsRequest,
    @Ctx() context: RequestContext,
  ): Promise<RequestProgress | null> {
    const execution = this.executions.get(right);
    if (state !== RequestState.EXECUTING || !execution?.progressOf) return null;
    // An execution is the name of its batch: one look for all requests of a right.
    const found = await context.loaders.load(execution, (ids) => execution.progressOf!(ids), id);
    if (!found) return null;
    const { step, ...counts } = found;
    return Object.assign(new RequestProgress(), counts, { step: step[await context.language()] });
  }
}
