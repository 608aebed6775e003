import type { Change } from '../../../foundation/change';
import type { Jobs } from '../../../jobs';
import type { Decisions } from '../../decisions/decisions';
import { erasureLetters } from '../../letters/erasure.letters';
import type { RequestRegister } from '../../register/request-register';
import type { RightsRequest } from '../../requests/rights-request.entity';
import type { ErasureOrders, FrozenPlan } from '../deciding/erasure-orders';
import { keptInWords, keptParts } from '../plan/kept-in-words';
import type { BackupsUntil } from './backups-until';
import { keyOf } from './erasure-keys';
import type { ProtectsErasures } from './protects-erasures';
import { remainderOf } from './remainders';
import { lookedAt } from './residue-check';

export interface SettlementParts {
  register: RequestRegister;
  decisions: Decisions;
  orders: ErasureOrders;
  protective: ProtectsErasures;
  jobs: Jobs;
  backupsUntil: BackupsUntil;
}

/** Writes down what an erasure has come to: decision, state, signed receipt, and what remains to be deleted later. */
export class Settlement {
  constructor(private readonly parts: SettlementParts) {}

  async settle(change: Change, request: RightsRequest, plan: FrozenPlan): Promise<void> {
    const { register, orders, protective, jobs } = this.parts;
    const { id } = request;
    const backupsUntil = this.parts.backupsUntil(change.at);
    const remains = { kept: keptInWords(plan.keeps), backupsUntil };
    await this.amendDecision(change, request, plan);
    await register.fulfil(change, id, {
      erasure: { looked: lookedAt(plan.endAccount), backupsUntil },
      ...(!plan.endAccount && {
        letter: ({ reference }) => erasureLetters.partDone(reference, remains),
      }),
    });
    await orders.settle(change, id);
    if (plan.endAccount && plan.circumstances.account.owedOn)
      await jobs.again(change, remainderOf(id, change.at));
    await protective.settle(change.manager, keyOf(id));
  }

  /** What the plan keeps in the end, beside what the officers left out. */
  private async amendDecision(change: Change, request: RightsRequest, plan: FrozenPlan): Promise<void> {
    const { decisions } = this.parts;
    const decision = await decisions.find(change.manager, request.id);
    if (!decision) throw new Error(`Nobody decided about the erasure ${request.id}.`);
    const excepted = plan.circumstances.scope.except?.length ?? 0;
    const parts = (await decisions.partsOf(decision)).slice(0, excepted);
    await decisions.amend(change, decision, [...parts, ...keptParts(plan.keeps, request.language)]);
  }
}
