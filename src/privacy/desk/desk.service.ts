import { calendarDayAt } from '../../foundation/calendar-day';
import type { Change } from '../../foundation/change';
import { Problems } from '../../foundation/refusal';
import type { Text } from '../../foundation/text';
import type { Jobs } from '../../jobs';
import { answerByOf } from '../course/open-question';
import type { RequestCourse } from '../course/request-course';
import { codeHours, type IdentityChallenges } from '../identity-check/identity-challenges';
import { promisePatience } from '../identity-check/identity-patience.job';
import { questionLetters } from '../letters/question.letters';
import { rulingLetters } from '../letters/ruling.letters';
import { contactOn } from '../register/contact-on-file';
import type { Correspondence } from '../register/correspondence';
import { parseRequired } from '../../values';
import { RequestEventKind, RequestState } from '../requests/vocabulary';
import { ExtensionReason } from './desk.vocabulary';
import { unclarifiedOf } from './unclarified.job';

export interface Extension {
  /** Two where left out. */
  months?: number | null;
  reason: ExtensionReason;
  explanation: string;
  expectedVersion?: number | null;
}

/** What an officer asks of the person, and the one extension of the period. */
export class DeskService {
  constructor(
    private readonly course: RequestCourse,
    private readonly challenges: IdentityChallenges,
    private readonly correspondence: Correspondence,
    private readonly jobs: Jobs,
    private readonly timeZone: string,
  ) {}

  /** A recorded doubt; a code goes to the address on file, and the clock stands still until it comes back. */
  async askForIdentity(change: Change, id: string, doubt: string): Promise<void> {
    const request = await this.course.find(change, id);
    await this.course.check(change, request, 'askIdentity');
    const note = parsedText('doubt', doubt);
    const { address } = await contactOn(this.correspondence, change, request);
    const challenge = await this.challenges.open(change, request, address);
    await this.course.take(change, request, {
      action: 'askIdentity',
      kind: RequestEventKind.QUESTION,
      note,
      trail: 'request.identity_asked',
      receipt: { kind: 'REQUEST_IDENTITY_ASKED' },
      letter: ({ reference }) => questionLetters.identity(reference, challenge.code, codeHours),
      isToProve: true,
    });
    await promisePatience(this.jobs, change, challenge.id);
  }

  /** Once, of a request for access; without an answer in time the full copy is made. */
  async askForClarification(change: Change, id: string, question: string): Promise<void> {
    const request = await this.course.find(change, id);
    await this.course.check(change, request, 'askClarification');
    const note = parsedText('question', question);
    const answerBy = answerByOf(RequestState.AWAITING_CLARIFICATION, change.at);
    const lastDay = calendarDayAt(answerBy, this.timeZone);
    await this.course.take(change, request, {
      action: 'askClarification',
      kind: RequestEventKind.QUESTION,
      note,
      trail: 'request.clarification_asked',
      receipt: { kind: 'REQUEST_CLARIFICATION_ASKED' },
      letter: ({ reference }) => questionLetters.clarification(reference, lastDay),
    });
    await this.jobs.enqueue(change, unclarifiedOf(id, answerBy));
  }

  async extend(change: Change, id: string, extension: Extension): Promise<void> {
    const { reason, explanation, expectedVersion } = extension;
    const months = extension.months ?? 2;
    const request = await this.course.find(change, id, expectedVersion);
    await this.course.check(change, request, 'extend');
    const problems = new Problems();
    if (months !== 1 && months !== 2)
      problems.add('INVALID', ['months'], {
        en: 'The period is extended by one or two months.',
        de: 'Die Frist wird um einen oder zwei Monate verlängert.',
      });
    const told = parseRequired(problems, ['explanation'], explanation);
    problems.settle();
    const { because, noted } = reasonsToExtend[reason];
    await this.course.take(change, request, {
      action: 'extend',
      kind: RequestEventKind.DEADLINE,
      note: `${noted[request.language]} ${told}`,
      months: months === 1 ? 1 : 2,
      trail: 'request.extended',
      receipt: { kind: 'REQUEST_EXTENDED' },
      letter: ({ reference, dueAt }) => rulingLetters.extended(reference, because, this.lastDayBefore(dueAt)),
    });
  }

  private lastDayBefore(dueAt: Date) {
    return calendarDayAt(new Date(dueAt.getTime() - 1), this.timeZone);
  }
}

/** As the letter goes on after `because`, and as a sentence of the timeline. */
const reasonsToExtend: Record<ExtensionReason, { because: Text; noted: Text }> = {
  [ExtensionReason.COMPLEXITY]: {
    because: { en: 'it is complex', de: 'er umfangreich ist' },
    noted: { en: 'The request is complex.', de: 'Der Antrag ist umfangreich.' },
  },
  [ExtensionReason.NUMBER]: {
    because: { en: 'there are many requests at present', de: 'zurzeit viele Anträge vorliegen' },
    noted: { en: 'There are many requests at present.', de: 'Zurzeit liegen viele Anträge vor.' },
  },
};

function parsedText(path: string, written: string): string {
  const problems = new Problems();
  const text = parseRequired(problems, [path], written);
  problems.settle();
  return text;
}
