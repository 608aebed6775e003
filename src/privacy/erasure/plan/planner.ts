import type { EntityManager } from 'typeorm';
import { calendarDayAt } from '../../../foundation/calendar-day';
import type { Erasures } from '../../../foundation/erasures';
import type { Catalogue } from '../../../personal-data';
import { openlyHeld, standingHolds } from '../../holds/standing-holds';
import type { Circumstances } from './disposal';
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
    const circumstances = await this.circumstances(manager, customerId, scope, at);
    return this.planIn(manager, customerId, circumstances);
  }

  async circumstances(
    manager: EntityManager,
    customerId: string,
    scope: ErasureScope,
    at: Date,
  ): Promise<Circumstances> {
    const { contractEndedOn, owedOn } = await this.erasures.facts(manager, customerId);
    return { scope, account: { contractEndedOn, owedOn }, today: calendarDayAt(at, this.timeZone) };
  }

  async planIn(manager: EntityManager, customerId: string, circumstances: Circumstances): Promise<Plan> {
    const counted = await survey(manager, this.catalogue, customerId, circumstances.today);
    const holds = await standingHolds(manager, [customerId]);
    return planErasure(counted, circumstances, openlyHeld(holds, circumstances.today));
  }
}
