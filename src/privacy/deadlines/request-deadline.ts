import type { Language } from '../../foundation/text';
import type { RightsRequestEvent } from '../requests/rights-request-event.entity';
import { RequestState } from '../requests/vocabulary';
import { type Deadline, type DeadlineEvent, deadlineOf } from './deadline';
import type { WorkCalendar } from './holidays';

/** The steps of a request that its deadline is counted from. */
export type DeadlineSteps = readonly Pick<RightsRequestEvent, 'state' | 'at' | 'months'>[];

const waiting: readonly RequestState[] = [
  RequestState.AWAITING_IDENTITY,
  RequestState.AWAITING_CLARIFICATION,
];

/** Does a question to the person wait for its answer in this state? */
export function isWaiting(state: RequestState): boolean {
  return waiting.includes(state);
}

/** The deadline of a request as it stands now; of a closed one, as it stood at its end. */
export function deadlineOfRequest(
  request: { receivedAt: Date; closedAt: Date | null },
  steps: DeadlineSteps,
  calendar: WorkCalendar,
  now: Date,
  language: Language,
): Deadline {
  return deadlineOf(historyOf(request.receivedAt, steps), calendar, request.closedAt ?? now, language);
}

function historyOf(receivedAt: Date, steps: DeadlineSteps): DeadlineEvent[] {
  const history: DeadlineEvent[] = [{ kind: 'received', at: receivedAt }];
  let isOpen = false;
  for (const { state, at, months } of steps) {
    if (months) history.push({ kind: 'extended', at, months });
    if (isWaiting(state) !== isOpen) history.push({ kind: isOpen ? 'resumed' : 'paused', at });
    isOpen = isWaiting(state);
  }
  return history;
}
