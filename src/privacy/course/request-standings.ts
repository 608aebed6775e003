import type { DataSource } from 'typeorm';
import type { Clock } from '../../foundation/clock';
import type { WorkCalendar } from '../deadlines/holidays';
import type { RightsRequestEvent } from '../requests/rights-request-event.entity';
import type { RightsRequest } from '../requests/rights-request.entity';
import type { Standing } from '../requests/transitions';
import { standingOf } from './standing';
import type { TakeoverSigns } from './takeover-signs';

/** Tells readers how requests stand now. */
export class RequestStandings {
  constructor(
    private readonly database: DataSource,
    private readonly signs: TakeoverSigns,
    private readonly calendar: WorkCalendar,
    private readonly clock: Clock,
  ) {}

  of(request: RightsRequest, events: readonly RightsRequestEvent[], isSuspected: boolean): Standing {
    return standingOf({ request, events, isSuspected }, this.calendar, this.clock.now());
  }

  /** The customers about whom a sign of a takeover is on record. */
  async suspected(customerIds: readonly string[]): Promise<Map<string, boolean>> {
    const found = await this.signs.among(this.database.manager, customerIds, this.clock.now());
    return new Map([...found].map((id) => [id, true]));
  }
}
