import type { Change } from '../../foundation/change';
import { Problems } from '../../foundation/refusal';
import { openQuestionOf } from '../course/open-question';
import { partyOf } from '../course/mover';
import type { RequestCourse } from '../course/request-course';
import { codeHours, type IdentityChallenges } from '../identity-check/identity-challenges';
import { officeLetters } from '../letters/office.letters';
import { questionLetters } from '../letters/question.letters';
import { rulingLetters } from '../letters/ruling.letters';
import { contactOn } from '../register/contact-on-file';
import type { Correspondence } from '../register/correspondence';
import { parseRequired } from '../../values';
import type { RightsRequest } from '../requests/rights-request.entity';
import { RequestEventKind, RequestParty, RequestState } from '../requests/vocabulary';
import type { GuestLinks } from './guest-links';
import type { Given, Proving } from './proving';

/** What the person says and does about an own request, and messages both ways. */
export class DialogueService {
  constructor(
    private readonly course: RequestCourse,
    private readonly challenges: IdentityChallenges,
    private readonly correspondence: Correspondence,
    private readonly proving: Proving,
    private readonly links: GuestLinks,
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
    const isOurs = partyOf(change.actor) !== RequestParty.REQUESTER;
    await this.course.take(change, request, {
      action: 'message',
      kind: RequestEventKind.MESSAGE,
      note,
      trail: 'request.message',
      ...(isOurs && { letter: ({ reference }) => questionLetters.message(reference) }),
    });
    if (!isOurs) await this.correspondence.tellOffice(change, officeLetters.message(request.reference));
  }

  async answer(change: Change, id: string, given: Given): Promise<void> {
    const request = await this.course.find(change, id);
    const { events, isSuspected } = await this.course.check(change, request, 'answer');
    const question = openQuestionOf(request, events);
    if (!question) {
      await this.proving.openCopy(change, request, given);
      return this.course.tell(change, request, { trail: 'request.copy_opened' });
    }
    if (question.state === RequestState.AWAITING_IDENTITY) {
      const isEnough = await this.proving.prove(change, request, given, isSuspected);
      await this.course.take(change, request, {
        action: 'answer',
        kind: RequestEventKind.ANSWER,
        set: { verifiedAt: isEnough ? change.at : null },
        trail: 'request.identity_proven',
      });
    } else await this.clarify(change, request, given.answer);
    await this.correspondence.tellOffice(change, officeLetters.answer(request.reference));
  }

  /** A new code where one is waited for; to a guest at any time a letter with a new link. */
  async resendCode(change: Change, id: string): Promise<void> {
    const request = await this.course.find(change, id);
    await this.course.check(change, request, 'resendCode');
    const isByCode = await this.challenges.isCodeAwaited(change.manager, request);
    if (!isByCode && change.actor?.role === 'GUEST') return this.links.send(change, request);
    const { address } = await contactOn(this.correspondence, change, request);
    const code = await this.challenges.renew(change, request, address);
    await this.course.tell(change, request, {
      trail: 'request.code_sent',
      letter: ({ reference }) => questionLetters.identity(reference, code, codeHours),
      isToProve: true,
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
