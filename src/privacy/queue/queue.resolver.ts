import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';
import type { Clock } from '../../foundation/clock';
import { connect, type Connection, failure, type RequestContext } from '../../graphql';
import { RightsRequestConnection } from '../centre/privacy-center';
import { RightsRequest } from '../requests/rights-request.entity';
import type { Queue } from './queue';
import { RightsRequestOrder, RightsRequestsArgs } from './queue.inputs';

@Resolver()
export class QueueResolver {
  constructor(
    private readonly queue: Queue,
    private readonly clock: Clock,
  ) {}

  @Query(() => RightsRequest, {
    nullable: true,
    description: 'A request by its reference; null where there is none. Officers, DPO.',
  })
  rightsRequest(
    @Arg('reference', () => String, { description: 'As it was read out: RR-2026-7F3K2.' }) reference: string,
  ): Promise<RightsRequest | null> {
    return this.queue.find(reference);
  }

  @Query(() => RightsRequestConnection, {
    nullable: true,
    description: 'The requests of all customers, the most urgent first. Officers, DPO.',
  })
  rightsRequests(
    @Args() args: RightsRequestsArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<RightsRequest>> {
    const { actor } = context;
    if (!actor) throw failure('UNAUTHENTICATED');
    const filter = args.filter ?? {};
    const isByDueDate = args.orderBy === RightsRequestOrder.DUE_AT_ASC;
    const owner = JSON.stringify([args.orderBy, filter, filter.assignedToMe ? actor.staffId : null]);
    return connect(RightsRequestConnection, context, { name: 'desk', owner, args }, (page) =>
      this.queue.list(filter, actor, this.clock.now(), isByDueDate, page),
    );
  }
}
