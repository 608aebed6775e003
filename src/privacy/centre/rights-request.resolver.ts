import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Clock } from '../../foundation/clock';
import type { RequestContext } from '../../graphql';
import { Receipt } from '../receipts/receipt.entity';
import type { Receipts } from '../receipts/receipts';
import { deadlineOfRequest } from '../register/request-deadline';
import type { RequestReader } from '../register/request-reader';
import { statusText } from '../register/status.messages';
import type { Deadline } from '../requests/deadline';
import type { WorkCalendar } from '../requests/holidays';
import { RightsRequestEvent } from '../requests/rights-request-event.entity';
import { RightsRequest } from '../requests/rights-request.entity';
import { RequestDeadline } from './request-deadline.type';
import { loadScoped } from './request-loading';

/** What every request tells, whatever its right. */
@Resolver(() => RightsRequest)
export class RightsRequestResolver {
  constructor(
    private readonly reader: RequestReader,
    private readonly receiptsOf: Receipts,
    private readonly calendar: WorkCalendar,
    private readonly clock: Clock,
  ) {}

  @FieldResolver(() => RequestDeadline, { description: 'How `dueAt` is reached. Self, staff, DPO.' })
  async deadline(@Root() request: RightsRequest, @Ctx() context: RequestContext): Promise<Deadline> {
    return deadlineOfRequest(request, this.calendar, this.clock.now(), await context.language());
  }

  @FieldResolver(() => String, {
    description: 'Where it stands and what comes next, in words. Self, staff, DPO.',
  })
  async statusText(@Root() request: RightsRequest, @Ctx() context: RequestContext): Promise<string> {
    const language = await context.language();
    const { lastDayOn } = deadlineOfRequest(request, this.calendar, this.clock.now(), language);
    return statusText(request.state, lastDayOn, language);
  }

  @FieldResolver(() => [RightsRequestEvent], { description: 'Its steps, oldest first. Self, staff, DPO.' })
  async timeline(
    @Root() { id }: RightsRequest,
    @Ctx() context: RequestContext,
  ): Promise<RightsRequestEvent[]> {
    return (
      (await loadScoped(context, RightsRequestEvent, (ids, scope) => this.reader.eventsOf(ids, scope), id)) ??
      []
    );
  }

  @FieldResolver(() => [Receipt], { description: 'Its signed receipts, oldest first. Self, staff, DPO.' })
  async receipts(@Root() { id }: RightsRequest, @Ctx() context: RequestContext): Promise<Receipt[]> {
    return (
      (await loadScoped(context, Receipt, (ids, scope) => this.receiptsOf.ofRequests(ids, scope), id)) ?? []
    );
  }

  @FieldResolver(() => RightsRequest, {
    nullable: true,
    description: 'The request of the same right that was open when this one came. Self, staff, DPO.',
  })
  async duplicateOf(
    @Root() request: RightsRequest,
    @Ctx() context: RequestContext,
  ): Promise<RightsRequest | null> {
    const id = request.duplicateOfId;
    return id === null
      ? null
      : loadScoped(context, RightsRequest, (ids, scope) => this.reader.findMany(ids, scope), id);
  }
}
