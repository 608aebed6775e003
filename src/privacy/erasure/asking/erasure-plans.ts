import type { DataSource } from 'typeorm';
import type { Clock } from '../../../foundation/clock';
import type { RightsRequest } from '../../requests/rights-request.entity';
import type { ErasureOrder } from '../deciding/erasure-order.entity';
import { frozenPlanOf, scopeOfOrder } from '../deciding/erasure-orders';
import type { Plan } from '../plan/erasure-plan';
import type { ErasureScope } from '../plan/erasure-scope';
import type { ErasurePlanner } from '../plan/planner';

/** Plans for whoever reads them. */
export class ErasurePlans {
  constructor(
    private readonly database: DataSource,
    private readonly planner: ErasurePlanner,
    private readonly clock: Clock,
  ) {}

  /** As it would be now. */
  preview(customerId: string, scope: ErasureScope): Promise<Plan> {
    return this.planner.plan(this.database.manager, customerId, scope, this.clock.now());
  }

  /** The one that was carried out, or as it would be now. */
  async ofOrder(order: ErasureOrder, request: RightsRequest): Promise<Plan> {
    return frozenPlanOf(order) ?? this.preview(request.customerId, scopeOfOrder(order, request));
  }
}
