import type { EntityManager } from 'typeorm';
import { calendarDayAt } from '../../../foundation/calendar-day';
import type { Erasures } from '../../../foundation/erasures';
import type { Catalogue } from '../../../personal-data';
import { type Plan, planErasure } from './erasure-plan';
import type { ErasureScope } from './erasure-scope';
import { survey } from './survey';

/** Plans erasures from the data map, the rows there are, and what the account's own parts know. */
export class ErasurePlanner {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly erasures: Erasures,
    private readonly timeZone: string,
  ) {}

  /** The plan as it stands at an instant. */
  async plan(manager: EntityManager, customerId: string, scope: ErasureScope, at: Date): Promise<Plan> {
    const today = calendarDayAt(at, this.timeZone);
    const account = await this.erasures.facts(manager, customerId);
    const counted = await survey(manager, this.catalogue, customerId, today);
    return planErasure(counted, { scope, account, today });
  }
}
