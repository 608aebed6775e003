import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Clock } from '../../foundation/clock';
import type { RequestContext } from '../../graphql';
import { Receipt } from '../receipts/receipt.entity';
import type { Receipts } from '../receipts/receipts';
import { deadlineOfRequest } from '../deadlines/request-deadline';
import type { RequestReader } from '../register/request-reader';
import { statusText } from '../register/status.messages';
import type { Deadline } from '../deadlines/deadline';
import type { WorkCalendar } from '../deadlines/holidays';
import { RightsRequestEvent } from '../requests/rights-request-event.entity';
import { RightsRequest } from '../requests/rights-request.entity';
import { RequestDeadline } from './request-deadline.type';
import { loadEvents, loadScoped } from './request-loading';

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
    const [events, language] = [await this.eventsOf(request, context), await context.language()];
    return deadlineOfRequest(request, events, this.calendar, this.clock.now(), language);
  }

  @FieldResolver(() => String, {
    description: 'Where it stands and what comes next, in words. Self, staff, DPO.',
  })
  async statusText(@Root() request: RightsRequest, @Ctx() context: RequestContext): Promise<string> {
    const { lastDayOn, overdue } = await this.deadline(request, context);
    return statusText(request.state, lastDayOn, overdue, await context.language());
  }

  @FieldResolver(() => [RightsRequestEvent], { description: 'Its steps, oldest first. Self, staff, DPO.' })
  async timeline(
    @Root() request: RightsRequest,
    @Ctx() context: RequestContext,
  ): Promise<RightsRequestEvent[]> {
    const { assigneeId } = request;
    const events = await this.eventsOf(request, context);
    return events.map((event) => Object.assign(event, { assigneeId }));
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

  private eventsOf({ id }: RightsRequest, context: RequestContext): Promise<RightsRequestEvent[]> {
    return loadEvents(context, this.reader, id);
  }
}
