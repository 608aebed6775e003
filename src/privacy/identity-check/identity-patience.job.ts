import { calendarDayAt } from '../../foundation/calendar-day';
import type { Change } from '../../foundation/change';
import type { JobKind, Jobs, Work } from '../../jobs';
import { openQuestionOf } from '../course/open-question';
import type { RequestCourse } from '../course/request-course';
import { guestLetters } from '../letters/guest.letters';
import { questionLetters } from '../letters/question.letters';
import { RightsRequest } from '../requests/rights-request.entity';
import { RequestState } from '../requests/vocabulary';
import type { ProofKind } from './identity-challenge.entity';
import type { IdentityChallenges } from './identity-challenges';

const dayMs = 86_400_000;

/** Two reminders, then the end: each with the days after the question. */
const occasions = [
  { kind: 'identity.first-reminder', afterDays: 10 },
  { kind: 'identity.second-reminder', afterDays: 20 },
  { kind: 'identity.lapse', afterDays: 30 },
] as const;
type Occasion = (typeof occasions)[number]['kind'];

/** Promises the reminders and the end of a question of identity. */
export async function promisePatience(jobs: Jobs, change: Change, challengeId: string): Promise<void> {
  for (const { kind, afterDays } of occasions)
    await jobs.enqueue(change, { kind, about: challengeId, runAfter: daysAfter(change.at, afterDays) });
}

/** One occasion of a question of identity that nobody has answered yet. */
export class IdentityPatienceJob implements JobKind {
  readonly serves = { purpose: 'rights' } as const;

  constructor(
    readonly kind: Occasion,
    private readonly challenges: IdentityChallenges,
    private readonly course: RequestCourse,
    private readonly timeZone: string,
  ) {}

  async execute(work: Work): Promise<void> {
    const challenge = await this.challenges.find(work.about);
    if (!challenge || challenge.usedAt) return work.finish();
    await work.finish(async (change) => {
      const request = await change.manager.findOneBy(RightsRequest, { id: challenge.requestId });
      if (request?.state === RequestState.AWAITING_IDENTITY) await this.act(change, request, challenge.proof);
    });
  }

  private async act(change: Change, request: RightsRequest, proof: ProofKind): Promise<void> {
    const { kind, course } = this;
    if (kind === 'identity.lapse') {
      await course.take(change, request, {
        action: 'lapse',
        trail: 'request.closed_unverified',
        receipt: { kind: 'REQUEST_CLOSED_UNVERIFIED' },
        letter: ({ reference }) => questionLetters.unverified(reference),
      });
      return;
    }
    const question = openQuestionOf(request, await course.eventsOf(change.manager, request.id));
    const lastDay = calendarDayAt(question!.answerBy, this.timeZone);
    const reminder = proof === 'FACT' ? guestLetters.factReminder : questionLetters.identityReminder;
    const letter = () => reminder(request.reference, lastDay);
    await course.tell(change, request, { trail: 'request.identity_reminded', letter });
  }
}

/** One job kind for each occasion. */
export function patienceJobs(...parts: PatienceParts): IdentityPatienceJob[] {
  return occasions.map(({ kind }) => new IdentityPatienceJob(kind, ...parts));
}
type PatienceParts = [IdentityChallenges, RequestCourse, string];

function daysAfter(at: Date, days: number): Date {
  return new Date(at.getTime() + days * dayMs);
}
