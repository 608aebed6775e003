import { isFresh } from '../foundation/actor';
import type { Change } from '../foundation/change';
import { faultOf, inTransaction } from '../foundation/database';
import { Refusal } from '../foundation/refusal';
import {
  failure,
  type House,
  type MutationPlan,
  type Outcome,
  type Payload,
  type RequestContext,
} from '../graphql';
import { turnTo } from '../processing';
import { refuseCardNumbers } from './card-numbers';
import type { Idempotency, Named } from './idempotency';
import type { RateLimits } from './rate-limits';
import { RefusedAttempts } from './refused-attempts';

/** Undoes a validateOnly run: every rule has spoken, nothing is written. */
class DryRun extends Error {}

/**
 * The one way of every mutation: actor, step-up, idempotency, rate, whoever outside is to be asked, then
 * in one transaction: find
 * own, decide, write, trail; then the answer. A refusal becomes data, anything else an error.
 */
export class MutationPipeline {
  private readonly attempts: RefusedAttempts;

  constructor(
    private readonly house: Pick<House, 'database' | 'clock' | 'ledger'>,
    private readonly idempotency: Idempotency,
    private readonly limits: RateLimits,
  ) {
    this.attempts = new RefusedAttempts(house);
  }

  async perform<P extends Payload>(
    context: RequestContext,
    key: string | null,
    plan: MutationPlan<P>,
  ): Promise<P> {
    const { actor } = context;
    if (plan.purpose) turnTo({ entrance: plan.mutation, purpose: plan.purpose });
    if (!actor && !plan.isOpen) throw failure('UNAUTHENTICATED');
    if (plan.needsStepUp && !(actor && isFresh(actor, this.house.clock.now())))
      throw failure('STEP_UP_REQUIRED', undefined, stepUpChallenge);
    const named = plan.validateOnly ? null : this.idempotency.name(key, actor, plan.mutation, plan.input);
    try {
      refuseCardNumbers(plan.input);
      const outcome = (await this.repeated(named)) ?? (await this.carryOut(context, named, plan));
      context.loaders.forget();
      return payloadOf(plan, outcome && (await plan.answer(outcome)), []);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (!plan.validateOnly) await this.attempts.note(actor, plan.mutation, error);
      return this.refused(context, plan, error);
    }
  }

  private async repeated(named: Named | null): Promise<Outcome | null> {
    return named && this.idempotency.outcomeOf(named, this.house.clock.now());
  }

  /** Null where the rules were only tried. */
  private async carryOut<P extends Payload>(
    { actor, network }: RequestContext,
    named: Named | null,
    plan: MutationPlan<P>,
  ): Promise<Outcome | null> {
    await this.limits.countMutation(actor, network);
    if (plan.isByCode) await this.limits.countCode(network);
    await plan.prepare?.();
    const hints: (() => void)[] = [];
    try {
      const outcome = await inTransaction(this.house.database, async (manager) => {
        hints.length = 0;
        const change: Change = {
          manager,
          actor,
          at: this.house.clock.now(),
          afterCommit: (hint) => hints.push(hint),
        };
        return this.decide(change, named, plan);
      });
      for (const hint of hints) hint();
      return outcome;
    } catch (error) {
      if (error instanceof DryRun) return null;
      if (named) return this.outcomeOfFirst(named, error);
      throw error;
    }
  }

  private async decide<P extends Payload>(
    change: Change,
    named: Named | null,
    plan: MutationPlan<P>,
  ): Promise<Outcome> {
    if (named) await this.idempotency.take(change, named);
    const outcome = await plan.decide(change);
    if (plan.validateOnly) throw new DryRun();
    if (named) await this.idempotency.settle(change, named, outcome);
    return outcome;
  }

  /** Two requests with one key met: the later one answers as the first, or that one is still running. */
  private async outcomeOfFirst(named: Named, error: unknown): Promise<Outcome> {
    const fault = faultOf(error);
    if (fault !== 'duplicate' && fault !== 'retry') throw error;
    const outcome = await this.idempotency.outcomeOf(named, this.house.clock.now());
    if (outcome) return outcome;
    throw fault === 'retry' ? failure('IDEMPOTENCY_IN_FLIGHT') : error;
  }

  private async refused<P extends Payload>(
    context: RequestContext,
    plan: MutationPlan<P>,
    refusal: Refusal,
  ): Promise<P> {
    context.loaders.forget();
    const language = await context.language();
    const isCarrying = Object.keys(refusal.current).length > 0;
    const current = isCarrying ? await plan.answer(refusal.current as Outcome) : null;
    const userErrors = refusal.problems.map(({ code, message, path, retryAt, attemptsLeft }) => ({
      code,
      message: message[language],
      path,
      retryAt: retryAt ?? null,
      attemptsLeft: attemptsLeft ?? null,
    }));
    return payloadOf(plan, current, userErrors);
  }
}

/** RFC 9470: the client sends the person to sign in again. */
const stepUpChallenge = {
  'www-authenticate':
    'Bearer error="insufficient_user_authentication", error_description="A fresh sign-in is needed", max_age="600"',
};

function payloadOf<P extends Payload>(
  plan: MutationPlan<P>,
  objects: object | null,
  userErrors: Payload['userErrors'],
): P {
  return Object.assign(new plan.payload(), objects, { userErrors });
}
