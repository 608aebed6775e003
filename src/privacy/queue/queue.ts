import {
  And,
  type DataSource,
  type FindOptionsWhere,
  In,
  IsNull,
  LessThan,
  LessThanOrEqual,
  type FindOperator,
} from 'typeorm';
import type { Actor } from '../../foundation/actor';
import { calendarDayAt } from '../../foundation/calendar-day';
import { findPage, type Page, type PageRequest } from '../../foundation/database';
import { RightsRequest } from '../requests/rights-request.entity';
import { openStates } from '../requests/transitions';
import type { IntakeChannel, RequestState, Right } from '../requests/vocabulary';

export interface QueueFilter {
  states?: readonly RequestState[] | null;
  rights?: readonly Right[] | null;
  channels?: readonly IntakeChannel[] | null;
  assignedToMe?: boolean | null;
  unassigned?: boolean | null;
  dueBefore?: Date | null;
  overdue?: boolean | null;
  customerId?: string | null;
}

/** The desk's view of all requests. */
export class Queue {
  constructor(
    private readonly database: DataSource,
    private readonly timeZone: string,
  ) {}

  /** By its reference, as a person reads it out. */
  async find(reference: string): Promise<RightsRequest | null> {
    return this.database.manager.findOneBy(RightsRequest, { reference: reference.trim().toUpperCase() });
  }

  list(
    filter: QueueFilter,
    actor: Actor,
    now: Date,
    isByDueDate: boolean,
    page: PageRequest,
  ): Promise<Page<RightsRequest>> {
    const where = this.whereOf(filter, actor, now);
    const newestBy = isByDueDate ? 'alarmOn' : 'receivedAt';
    const plan = { entity: RightsRequest, where, newestBy, isOldestFirst: isByDueDate } as const;
    return findPage(this.database.manager, plan, page);
  }

  private whereOf(filter: QueueFilter, { staffId }: Actor, now: Date): FindOptionsWhere<RightsRequest> {
    const { states, rights, channels, assignedToMe, unassigned, dueBefore, overdue, customerId } = filter;
    const where: FindOptionsWhere<RightsRequest> = {};
    const stateRules: FindOperator<RequestState>[] = [];
    if (states) stateRules.push(In([...states]));
    if (overdue) stateRules.push(In([...openStates]));
    if (stateRules.length > 0) where.state = And(...stateRules);
    if (rights) where.right = In([...rights]);
    if (channels) where.channel = In([...channels]);
    // Both at once: nobody's and mine, which no request is.
    if (assignedToMe) where.assigneeId = In(unassigned || staffId === null ? [] : [staffId]);
    else if (unassigned) where.assigneeId = IsNull();
    if (dueBefore) where.alarmOn = LessThan(calendarDayAt(dueBefore, this.timeZone));
    if (overdue) where.dueAt = LessThanOrEqual(now);
    if (customerId) where.customerId = customerId;
    return where;
  }
}
