import type { Change } from '../../foundation/change';
import type { JobKind, JobOrder, Work } from '../../jobs';
import type { RequestRegister } from '../register/request-register';
import { isWithoutAccount } from '../requests/person-without-account';
import { RightsRequest } from '../requests/rights-request.entity';
import { RequestState, type Right } from '../requests/vocabulary';
import type { NothingHeld } from './nothing-held';
import type { RightExecution } from './right-execution';

const { RECEIVED, NEEDS_RETRY, EXECUTING, COOLING_OFF } = RequestState;

interface Start {
  request: RightsRequest | null;
  at: Date;
  /** Where it can still be called back. */
  startsAt?: Date;
}

/** The promise that a request is carried out. */
export function executionOf(requestId: string): JobOrder {
  return { kind: 'request.execute', about: requestId };
}

/** Carries requests out, each as its right demands; a request that is not to be carried out now is left alone. */
export class ExecutionJob implements JobKind {
  readonly kind = executionOf('').kind;
  readonly serves = { purpose: 'rights' } as const;
  private readonly executions: ReadonlyMap<Right, RightExecution>;

  constructor(
    private readonly register: RequestRegister,
    executions: readonly RightExecution[],
    private readonly nothingHeld: NothingHeld,
  ) {
    this.executions = new Map(executions.map((execution) => [execution.right, execution]));
  }

  async execute(work: Work): Promise<void> {
    const { request, at, startsAt } = await work.change((change) => this.start(change, work.about));
    if (!request) return work.finish();
    if (startsAt) return work.postpone(startsAt);
    if (request.state === EXECUTING && isWithoutAccount(request))
      return this.nothingHeld.execute(work, request);
    const execution = this.executionOf(request);
    if (request.state === EXECUTING) return execution.execute(work, request, at);
    if (request.closedAt) await execution.abandon(work, request);
    await work.finish();
  }

  async failed(work: Work): Promise<void> {
    await work.change(async (change) => {
      const request = await change.manager.findOneBy(RightsRequest, { id: work.about });
      if (request?.state === EXECUTING) await this.register.advance(change, request.id, 'fail');
    });
  }

  /** A killed attempt left the request executing, where this one goes on. */
  private async start(change: Change, id: string): Promise<Start> {
    const { at } = change;
    const found = await change.manager.findOneBy(RightsRequest, { id });
    const isDue = found?.state === RECEIVED || found?.state === NEEDS_RETRY;
    if (isDue) return { request: await this.register.advance(change, id, 'execute'), at };
    if (found?.state !== COOLING_OFF) return { request: found, at };
    const startsAt = (await this.executionOf(found).startsAt?.(change, found)) ?? null;
    if (startsAt && startsAt > at) return { request: found, at, startsAt };
    const request = startsAt ? await this.register.advance(change, id, 'execute') : found;
    return { request, at };
  }

  private executionOf({ right }: RightsRequest): RightExecution {
    const execution = this.executions.get(right);
    if (!execution) throw new Error(`Nothing carries out requests for ${right}.`);
    return execution;
  }
}
