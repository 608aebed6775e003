import type { EntityManager } from 'typeorm';
import { calendarDayAt } from '../../../foundation/calendar-day';
import type { Erasures } from '../../../foundation/erasures';
import type { Catalogue } from '../../../personal-data';
import { groupedBy } from '../../grouping';
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
    const [plan] = await this.plans(manager, [{ customerId, scope }], at);
    return plan!;
  }

  /** Many of them, in their order: with no more statements than for one. */
  async plans(manager: EntityManager, wishes: readonly Wish[], at: Date): Promise<Plan[]> {
    const customerIds = [...new Set(wishes.map(({ customerId }) => customerId))];
    const today = calendarDayAt(at, this.timeZone);
    const standings = await this.erasures.standings(manager, customerIds);
    const counted = await survey(manager, this.catalogue, customerIds, { today, timeZone: this.timeZone });
    const holds = groupedBy(await standingHolds(manager, customerIds), ({ customerId }) => customerId);
    return wishes.map(({ customerId, scope }) =>
      planErasure(
        counted.get(customerId)!,
        { scope, account: standings.get(customerId)!, today },
        openlyHeld(holds.get(customerId) ?? [], today),
      ),
    );
  }

  async circumstances(
    manager: EntityManager,
    customerId: string,
    scope: ErasureScope,
    at: Date,
  ): Promise<Circumstances> {
    const standings = await this.erasures.standings(manager, [customerId]);
    return { scope, account: standings.get(customerId)!, today: calendarDayAt(at, this.timeZone) };
  }

  async planIn(manager: EntityManager, customerId: string, circumstances: Circumstances): Promise<Plan> {
    const { today } = circumstances;
    const counted = await survey(manager, this.catalogue, [customerId], { today, timeZone: this.timeZone });
    const holds = await standingHolds(manager, [customerId]);
    return planErasure(counted.get(customerId)!, circumstances, openlyHeld(holds, today));
  }
}

export interface Wish {
  customerId: string;
  scope: ErasureScope;
}
