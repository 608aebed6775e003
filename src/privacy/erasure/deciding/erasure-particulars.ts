import type { EntityManager } from 'typeorm';
import type { Change } from '../../../foundation/change';
import type { Clock } from '../../../foundation/clock';
import type { Erasures } from '../../../foundation/erasures';
import { type Problems, Refusal, refusal } from '../../../foundation/refusal';
import type { Catalogue } from '../../../personal-data';
import { parseCategories } from '../../access/access.parsing';
import { erasureLetters } from '../../letters/erasure.letters';
import { requestLetters } from '../../letters/request.letters';
import type {
  ApprovalTerms,
  AskedApproval,
  Particulars,
  RightParticulars,
  Said,
} from '../../particulars/particulars';
import type { Correspondence } from '../../register/correspondence';
import type { RightsRequest } from '../../requests/rights-request.entity';
import { RequestState, Right } from '../../requests/vocabulary';
import type { Plan } from '../plan/erasure-plan';
import { keptParts } from '../plan/kept-in-words';
import type { ErasurePlanner } from '../plan/planner';
import type { ErasureApprovals } from './erasure-approvals';
import { type ErasureOrders, scopeOfOrder } from './erasure-orders';

export interface ErasureParts {
  catalogue: Catalogue;
  clock: Clock;
  planner: ErasurePlanner;
  orders: ErasureOrders;
  approvals: ErasureApprovals;
  erasures: Erasures;
  correspondence: Correspondence;
  coolingOffMs: number;
}

/** Of erasure: what it is to reach, who must approve it, and how long it can be called back. */
export class ErasureParticulars implements RightParticulars {
  readonly right = Right.ERASURE;

  constructor(private readonly parts: ErasureParts) {}

  /** Taken down by staff: without categories it is the whole account. */
  async read(problems: Problems, said: Said): Promise<Particulars> {
    const categories = parseCategories(problems, this.parts.catalogue, said.categories);
    return {
      columns: { categories },
      keep: (change, request) => this.parts.orders.keep(change, request, categories === null),
    };
  }

  async partsOf(manager: EntityManager, request: RightsRequest): Promise<readonly string[]> {
    const { deletes } = await this.planOf(manager, request, this.parts.clock.now());
    return [...new Set(deletes.map(({ category }) => category))];
  }

  async approve(change: Change, request: RightsRequest, asked: AskedApproval): Promise<ApprovalTerms> {
    const { orders, approvals } = this.parts;
    const plan = await this.planOf(change.manager, request, change.at);
    expectPlan(plan, asked.planHash, request);
    if (plan.endAccount && asked.excepted.length > 0) throw refusal('UNSUPPORTED', ['except'], endless);
    if (!(await approvals.note(change, request, asked))) return { isFirstOfTwo: true };
    const executesAfter = await this.endOfCoolingOff(change, request);
    const except = asked.excepted.map(({ subject }) => subject);
    await orders.schedule(change, request.id, executesAfter, except);
    return {
      executesAfter,
      kept: keptParts(plan.keeps, request.language),
      letter: ({ reference }) => erasureLetters.scheduled(reference, executesAfter, plan.endAccount),
    };
  }

  /** Approved, the end of the account is announced; called back or held, it is not, and must be approved anew. */
  async moved(change: Change, request: RightsRequest, from: RequestState): Promise<void> {
    const { orders, approvals, erasures } = this.parts;
    const { id, customerId, state } = request;
    const isScheduled = state === RequestState.COOLING_OFF;
    if (!isScheduled && from !== RequestState.COOLING_OFF && from !== RequestState.IN_REVIEW) return;
    const { endAccount } = await orders.find(change.manager, id);
    if (isScheduled && endAccount) await erasures.schedule(change, customerId, true);
    if (isScheduled || state === RequestState.EXECUTING) return;
    await approvals.forget(change, request);
    if (from !== RequestState.COOLING_OFF) return;
    await orders.unschedule(change, id);
    if (endAccount) await erasures.schedule(change, customerId, false);
    if (state === RequestState.IN_REVIEW) await this.tellFormerAddresses(change, request);
  }

  private async planOf(manager: EntityManager, request: RightsRequest, at: Date): Promise<Plan> {
    const { orders, planner } = this.parts;
    const scope = scopeOfOrder(await orders.find(manager, request.id), request);
    return planner.plan(manager, request.customerId, scope, at);
  }

  /** It runs from receipt, beside the review; nor does it begin while nobody knows whose address it is. */
  private async endOfCoolingOff({ manager, at }: Change, request: RightsRequest): Promise<Date> {
    const { undoableUntil } = await this.parts.erasures.facts(manager, request.customerId);
    const cooled = request.receivedAt.getTime() + this.parts.coolingOffMs;
    const wished = Math.max(cooled, undoableUntil?.getTime() ?? 0);
    return new Date(Math.max(at.getTime(), Math.min(wished, request.dueAt.getTime())));
  }

  private async tellFormerAddresses(change: Change, request: RightsRequest): Promise<void> {
    const { erasures, correspondence } = this.parts;
    const { formerAddresses } = await erasures.facts(change.manager, request.customerId);
    const letter = requestLetters.held(request.reference, request.right);
    await correspondence.writeTo(change, request, formerAddresses, letter);
  }
}

function expectPlan(plan: Plan, seen: string | null | undefined, { id }: RightsRequest): void {
  const path = ['planHash'];
  if (!seen)
    throw refusal('REQUIRED', path, {
      en: 'Say which plan you approve: plan.hash of the request.',
      de: 'Geben Sie an, welchen Plan Sie bewilligen: plan.hash des Antrags.',
    });
  if (seen !== plan.hash)
    throw new Refusal([{ code: 'PLAN_CHANGED', path, message: planChanged }], { request: id });
}

/** Art. 17(3): what is kept has a law and an end, and nothing dates what an officer leaves of an account that is gone. */
const endless = {
  en: 'Of an account that ends, what a law keeps stays by itself, with its end. Place a legal hold on what a claim needs, or refuse the request.',
  de: 'Von einem Konto, das endet, bleibt von selbst, was ein Gesetz aufbewahrt, mit seinem Ende. Sperren Sie, was ein Anspruch braucht, für die Löschung, oder lehnen Sie den Antrag ab.',
};

export const planChanged = {
  en: 'What would be deleted or kept has changed since you looked; look at the plan again.',
  de: 'Was gelöscht oder aufbewahrt würde, hat sich inzwischen geändert; sehen Sie sich den Plan noch einmal an.',
};
