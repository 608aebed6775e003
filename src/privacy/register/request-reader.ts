import { type DataSource, type FindOptionsWhere, In, Not } from 'typeorm';
import { findPage, type Page, type PageRequest } from '../../foundation/database';
import { groupedBy } from '../grouping';
import { RightsRequestEvent } from '../requests/rights-request-event.entity';
import { RightsRequest } from '../requests/rights-request.entity';
import type { Scope } from '../requests/scope';
import { openStates } from '../requests/transitions';

/** Reads requests within what the caller may see: another's answers as a missing one. */
export class RequestReader {
  constructor(private readonly database: DataSource) {}

  async findMany(ids: readonly string[], scope: Scope): Promise<Map<string, RightsRequest>> {
    const rows = await this.database.manager.findBy(RightsRequest, { ...scope, id: In([...ids]) });
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** A person's requests, newest first. `open` null: all of them. */
  list(
    customerId: string,
    open: boolean | null,
    scope: Scope,
    page: PageRequest,
  ): Promise<Page<RightsRequest>> {
    const states = In([...openStates]);
    const own = scope.customerId === undefined || scope.customerId === customerId;
    const where: FindOptionsWhere<RightsRequest> = { customerId: own ? customerId : In([]) };
    if (open !== null) where.state = open ? states : Not(states);
    return findPage(this.database.manager, { entity: RightsRequest, where, newestBy: 'receivedAt' }, page);
  }

  /** The steps of requests, oldest first. */
  async eventsOf(requestIds: readonly string[], scope: Scope): Promise<Map<string, RightsRequestEvent[]>> {
    const rows = await this.database.manager.find(RightsRequestEvent, {
      where: { ...scope, requestId: In([...requestIds]) },
      order: { requestId: 'ASC', seq: 'ASC' },
    });
    return groupedBy(rows, (row) => row.requestId);
  }
}
