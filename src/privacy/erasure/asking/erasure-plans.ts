import { type DataSource, In } from 'typeorm';
import type { Clock } from '../../../foundation/clock';
import { RightsRequest } from '../../requests/rights-request.entity';
import { ErasureOrder } from '../deciding/erasure-order.entity';
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

  /** By request: the one that was carried out, or as it would be now. */
  async ofRequests(requestIds: readonly string[]): Promise<Map<string, Plan>> {
    const { manager } = this.database;
    const plans = new Map<string, Plan>();
    const open: ErasureOrder[] = [];
    for (const order of await manager.findBy(ErasureOrder, { id: In([...requestIds]) })) {
      const frozen = frozenPlanOf(order);
      if (frozen) plans.set(order.id, frozen);
      else open.push(order);
    }
    for (const [id, plan] of await this.presentOf(open)) plans.set(id, plan);
    return plans;
  }

  private async presentOf(orders: readonly ErasureOrder[]): Promise<[string, Plan][]> {
    if (orders.length === 0) return [];
    const { manager } = this.database;
    const requests = await manager.findBy(RightsRequest, { id: In(orders.map(({ id }) => id)) });
    const byId = new Map(requests.map((request) => [request.id, request]));
    const wishes = orders.map((order) => {
      const request = byId.get(order.id)!;
      return { customerId: request.customerId, scope: scopeOfOrder(order, request) };
    });
    const plans = await this.planner.plans(manager, wishes, this.clock.now());
    return orders.map(({ id }, i) => [id, plans[i]!]);
  }
}
