import type { AccountFact } from '../../foundation/account-fact';
import type { Change } from '../../foundation/change';
import type { Jobs } from '../../jobs';
import type { RequestCourse } from '../course/request-course';
import { guestLetters } from '../letters/guest.letters';
import type { RightsRequest } from '../requests/rights-request.entity';
import { RequestEventKind } from '../requests/vocabulary';
import { refuseCode } from './code-refusals';
import type { IdentityChallenges } from './identity-challenges';
import { promisePatience } from './identity-patience.job';

/** Asks for what the account knows and a mail does not. */
export class FactCheck {
  constructor(
    private readonly fact: AccountFact,
    private readonly course: RequestCourse,
    private readonly challenges: IdentityChallenges,
    private readonly jobs: Jobs,
  ) {}

  /** The clock stands still until it is answered; false where the account knows no such thing, so that an officer must look. */
  async ask(change: Change, request: RightsRequest): Promise<boolean> {
    if (!(await this.fact.isHeld(change.manager, request.customerId))) return false;
    const challengeId = await this.challenges.openFact(change, request);
    await this.course.take(change, request, {
      action: 'askIdentity',
      kind: RequestEventKind.QUESTION,
      note: this.fact.question[request.language],
      trail: 'request.identity_asked',
      receipt: { kind: 'REQUEST_IDENTITY_ASKED' },
      letter: ({ reference }) => guestLetters.fact(reference),
    });
    await promisePatience(this.jobs, change, challengeId);
    return true;
  }

  /** Refuses what the account does not know, and every answer once there were too many. */
  async prove(
    { manager }: Change,
    { customerId }: RightsRequest,
    typed: string | null | undefined,
    { isLeft, left }: { isLeft: boolean; left?: number },
  ): Promise<void> {
    if (!typed?.trim()) throw refuseCode.factRequired();
    if (!isLeft) throw refuseCode.noFactsLeft();
    if (!(await this.fact.isRight(manager, customerId, typed))) throw refuseCode.wrongFact(left);
  }
}
