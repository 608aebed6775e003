import type { Change } from '../../../foundation/change';
import type { Jobs } from '../../../jobs';
import type { Decisions } from '../../decisions/decisions';
import { erasureLetters } from '../../letters/erasure.letters';
import type { RequestRegister } from '../../register/request-register';
import type { RightsRequest } from '../../requests/rights-request.entity';
import type { ErasureOrders, FrozenPlan } from '../deciding/erasure-orders';
import { keptInWords, keptParts } from '../plan/kept-in-words';
import { keyOf } from './erasure-keys';
import type { ProtectsErasures } from './protects-erasures';
import { remainderOf } from './remainders';

/** Writes down what an erasure has come to: decision, state, signed receipt, and what remains to be deleted later. */
export class Settlement {
  constructor(
    private readonly register: RequestRegister,
    private readonly decisions: Decisions,
    private readonly orders: ErasureOrders,
    private readonly protective: ProtectsErasures,
    private readonly jobs: Jobs,
  ) {}

  async settle(change: Change, request: RightsRequest, plan: FrozenPlan): Promise<void> {
    const { id } = request;
    await this.amendDecision(change, request, plan);
    await this.register.fulfil(change, id, {
      ...(!plan.endAccount && {
        letter: ({ reference }) => erasureLetters.partDone(reference, keptInWords(plan.keeps)),
      }),
    });
    await this.orders.settle(change, id);
    if (plan.endAccount && plan.circumstances.account.owedOn)
      await this.jobs.enqueue(change, remainderOf(id, change.at));
    await this.protective.settle(change.manager, keyOf(id));
  }

  /** What the plan keeps in the end, beside what the officers left out. */
  private async amendDecision(change: Change, request: RightsRequest, plan: FrozenPlan): Promise<void> {
    const decision = await this.decisions.find(change.manager, request.id);
    if (!decision) throw new Error(`Nobody decided about the erasure ${request.id}.`);
    const excepted = plan.circumstances.scope.except?.length ?? 0;
    const parts = (await this.decisions.partsOf(decision)).slice(0, excepted);
    await this.decisions.amend(change, decision, [...parts, ...keptParts(plan.keeps, request.language)]);
  }
}
