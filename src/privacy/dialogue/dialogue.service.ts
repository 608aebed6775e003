import { type Actor, isFresh } from '../../foundation/actor';
import type { Change } from '../../foundation/change';
import { Problems } from '../../foundation/refusal';
import { openQuestionOf } from '../course/open-question';
import type { RequestCourse } from '../course/request-course';
import { refuseCode } from '../identity-check/code-refusals';
import { codeHours, type IdentityChallenges } from '../identity-check/identity-challenges';
import { officeLetters } from '../letters/office.letters';
import { questionLetters } from '../letters/question.letters';
import { rulingLetters } from '../letters/ruling.letters';
import type { Correspondence } from '../register/correspondence';
import { parseRequired } from '../register/written-text';
import type { RightsRequest } from '../requests/rights-request.entity';
import { RequestEventKind, RequestState } from '../requests/vocabulary';
import { contactOn } from '../register/contact-on-file';

export interface Answer {
  code?: string | null;
  answer?: string | null;
}

/** What the person says and does about an own request, and messages both ways. */
export class DialogueService {
  constructor(
    private readonly course: RequestCourse,
    private readonly challenges: IdentityChallenges,
    private readonly correspondence: Correspondence,
  ) {}

  async withdraw(change: Change, id: string): Promise<void> {
    const request = await this.course.find(change, id);
    await this.course.take(change, request, {
      action: 'withdraw',
      trail: 'request.withdrawn',
      receipt: { kind: 'REQUEST_WITHDRAWN' },
      letter: ({ reference }) => rulingLetters.withdrawn(reference),
    });
  }

  /** Both ways; the other side is told that there is one, not what it says. */
  async send(change: Change, id: string, written: string): Promise<void> {
    const request = await this.course.find(change, id);
    await this.course.check(change, request, 'message');
    const problems = new Problems();
    const note = parseRequired(problems, ['text'], written);
    problems.settle();
    const isOurs = change.actor?.role !== 'CUSTOMER';
    await this.course.take(change, request, {
      action: 'message',
      kind: RequestEventKind.MESSAGE,
      note,
      trail: 'request.message',
      ...(isOurs && { letter: ({ reference }) => questionLetters.message(reference) }),
    });
    if (!isOurs)
      await this.correspondence.tellOffice(change, request, officeLetters.message(request.reference));
  }

  /** Counts an attempt at the code, so that a refusal's rollback does not forget it. */
  countAttempt(id: string, { customerId }: Actor, now: Date): Promise<boolean> {
    return this.challenges.count(id, customerId ?? '', now);
  }

  async answer(change: Change, id: string, given: Answer, isCounted: boolean): Promise<void> {
    const request = await this.course.find(change, id);
    const { events, isSuspected } = await this.course.check(change, request, 'answer');
    const isIdentity = openQuestionOf(request, events)?.state === RequestState.AWAITING_IDENTITY;
    if (isIdentity) await this.prove(change, request, given.code, isSuspected, isCounted);
    else await this.clarify(change, request, given.answer);
    await this.correspondence.tellOffice(change, request, officeLetters.answer(request.reference));
  }

  async resendCode(change: Change, id: string): Promise<void> {
    const request = await this.course.find(change, id);
    await this.course.check(change, request, 'resendCode');
    const { address } = await contactOn(this.correspondence, change, request);
    const code = await this.challenges.renew(change, request, address);
    await this.course.tell(change, request, {
      trail: 'request.code_sent',
      letter: ({ reference }) => questionLetters.identity(reference, code, codeHours),
    });
  }

  /** By the code; a fresh sign-in is as good, unless somebody else may hold it (Art. 12(6)). */
  private async prove(
    change: Change,
    request: RightsRequest,
    code: string | null | undefined,
    isSuspected: boolean,
    isCounted: boolean,
  ): Promise<void> {
    const isEnough = !isSuspected && change.actor !== null && isFresh(change.actor, change.at);
    if (code?.trim()) await this.challenges.prove(change, request, code, isCounted);
    else if (isEnough) await this.challenges.close(change, request);
    else throw refuseCode.required();
    await this.course.take(change, request, {
      action: 'answer',
      kind: RequestEventKind.ANSWER,
      set: { verifiedAt: change.at },
      trail: 'request.identity_proven',
    });
  }

  private async clarify(
    change: Change,
    request: RightsRequest,
    written: string | null | undefined,
  ): Promise<void> {
    const problems = new Problems();
    const note = parseRequired(problems, ['answer'], written);
    problems.settle();
    await this.course.take(change, request, {
      action: 'answer',
      kind: RequestEventKind.ANSWER,
      note,
      trail: 'request.clarified',
    });
  }
}
