import { In } from 'typeorm';
import type { Change } from '../../../foundation/change';
import { refusal } from '../../../foundation/refusal';
import { type Jobs, recurringOf } from '../../../jobs';
import type { Category, RetentionPorts } from '../../../personal-data';
import type { RequestCourse } from '../../course/request-course';
import { isRemainderUnderWay, remainderOf } from '../../erasure/carrying-out/remainders';
import type { ErasureOrders } from '../../erasure/deciding/erasure-orders';
import { scopeOfOrder } from '../../erasure/deciding/erasure-orders';
import { isInScope } from '../../erasure/plan/erasure-scope';
import { executionOf } from '../../execution/execution.job';
import { erasureLetters } from '../../letters/erasure.letters';
import { RightsRequest } from '../../requests/rights-request.entity';
import { RequestState, Right } from '../../requests/vocabulary';
import type { LegalHold } from '../legal-hold.entity';
import { categoriesOf } from '../standing-holds';
import { holdMessages } from './hold.messages';

const { COOLING_OFF, EXECUTING, NEEDS_RETRY, PARTLY_FULFILLED } = RequestState;

/** Erasures whose plan a hold changes. */
export class WaitingErasures {
  constructor(
    private readonly course: RequestCourse,
    private readonly orders: ErasureOrders,
    private readonly jobs: Jobs,
    private readonly retention: Pick<RetentionPorts, 'takers'>,
  ) {}

  /**
   * What is being destroyed cannot be held any more; what is about to begin waits until the hold stands. Nothing of
   * the request is written for it, since the person would see that.
   */
  async refuseUnderWay(change: Change, customerId: string, categories: readonly Category[]): Promise<void> {
    await this.waitForOthers(change, customerId);
    for (const { id } of await this.reached(change, customerId, categories, [COOLING_OFF]))
      await this.jobs.takeTurns(change, executionOf(id));
    for (const { id } of await this.reached(change, customerId, categories, [PARTLY_FULFILLED]))
      await this.jobs.takeTurns(change, remainderOf(id, change.at));
    const reached = await this.reached(change, customerId, categories, [EXECUTING, NEEDS_RETRY]);
    if (reached.length > 0 || (await isRemainderUnderWay(change.manager, customerId)))
      throw refusal('TOO_LATE', ['customerId'], holdMessages.underWay);
  }

  /**
   * What was approved is no longer the plan: it is approved anew. Nothing moves for a hold that the person must not
   * know of: to them the plan stays what it is.
   */
  async examineAnew(change: Change, hold: LegalHold): Promise<void> {
    if (hold.isSecret) return;
    const approved = await this.reached(change, hold.customerId, categoriesOf(hold), [COOLING_OFF]);
    for (const request of approved)
      await this.course.take({ ...change, actor: null }, request, {
        action: 'hold',
        trail: 'request.held',
        receipt: { kind: 'REQUEST_HELD' },
        letter: ({ reference }) => erasureLetters.examinedAnew(reference),
      });
  }

  /** What else takes data away finds the hold from its next transaction on: the sweep, and upheld objections. */
  private async waitForOthers(change: Change, customerId: string): Promise<void> {
    for (const kind of this.retention.takers) await this.jobs.takeTurns(change, recurringOf(kind));
    const upheld = { customerId, right: Right.OBJECTION, state: In([EXECUTING, NEEDS_RETRY]) };
    for (const { id } of await change.manager.findBy(RightsRequest, upheld))
      await this.jobs.takeTurns(change, executionOf(id));
  }

  private async reached(
    { manager }: Change,
    customerId: string,
    categories: readonly Category[],
    states: readonly RequestState[],
  ): Promise<RightsRequest[]> {
    const erasures = { customerId, right: Right.ERASURE, state: In([...states]) };
    const reached: RightsRequest[] = [];
    for (const request of await manager.findBy(RightsRequest, erasures)) {
      const scope = scopeOfOrder(await this.orders.find(manager, request.id), request);
      if (categories.some((category) => isInScope(scope, category))) reached.push(request);
    }
    return reached;
  }
}
