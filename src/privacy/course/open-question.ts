import { isWaiting } from '../deadlines/request-deadline';
import type { RightsRequestEvent } from '../requests/rights-request-event.entity';
import type { RightsRequest } from '../requests/rights-request.entity';
import { RequestEventKind, RequestState } from '../requests/vocabulary';

const dayMs = 86_400_000;
/** After so many days an unanswered question ends: of identity the request closes, of clarification the full copy is made. */
const patienceDays = { [RequestState.AWAITING_IDENTITY]: 30, [RequestState.AWAITING_CLARIFICATION]: 14 };

export type QuestionState = keyof typeof patienceDays;

/** A question that waits for its answer. */
export interface OpenQuestion {
  state: QuestionState;
  event: RightsRequestEvent;
  answerBy: Date;
}

/** Until when an answer to a question is waited for. */
export function answerByOf(state: QuestionState, askedAt: Date): Date {
  return new Date(askedAt.getTime() + patienceDays[state] * dayMs);
}

/** When a question was asked whose time is over at an instant. */
export function askedAtFor(state: QuestionState, endsAt: Date): Date {
  return new Date(endsAt.getTime() - patienceDays[state] * dayMs);
}

/** The question that a request waits for; null where it waits for none. */
export function openQuestionOf(
  request: Pick<RightsRequest, 'state'>,
  events: readonly RightsRequestEvent[],
): OpenQuestion | null {
  if (!isWaiting(request.state)) return null;
  const state = request.state as QuestionState;
  const event = events.findLast(({ kind }) => kind === RequestEventKind.QUESTION);
  return event ? { state, event, answerBy: answerByOf(state, event.at) } : null;
}
