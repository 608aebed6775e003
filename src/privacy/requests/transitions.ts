import { Refusal } from '../../foundation/refusal';
import { type RequestAction, type RequestFact, type RequestMover, transitions } from './transition.table';
import { RequestState, type Right } from './vocabulary';
import { type WhyNot, whyNotBy, whyNotNow, whyNotSince } from './why-not.messages';

/** States in which a request still waits for something to be done. */
export const openStates: readonly RequestState[] = [
  RequestState.RECEIVED,
  RequestState.AWAITING_IDENTITY,
  RequestState.AWAITING_CLARIFICATION,
  RequestState.IN_REVIEW,
  RequestState.COOLING_OFF,
  RequestState.EXECUTING,
  RequestState.NEEDS_RETRY,
];

/** What decides whether a request may take a step. */
export interface Standing {
  state: RequestState;
  right: Right;
  facts: ReadonlySet<RequestFact>;
}

/** The state that a step leads to, or why it may not be taken. */
export type Step = { to: RequestState } | { whyNot: WhyNot };

/** State x action x role: the one function that services, worker, tests and `actions` share. */
export function stepOf({ state, right, facts }: Standing, action: RequestAction, by: RequestMover): Step {
  const known = transitions.filter((each) => each.action === action && each.by.includes(by));
  if (known.length === 0) return { whyNot: whyNotBy(by) };
  const hasAccount = !facts.has('NO_ACCOUNT');
  const step = known.find(
    (each) =>
      each.from.includes(state) &&
      (each.rights?.includes(right) ?? true) &&
      (each.hasAccount ?? hasAccount) === hasAccount,
  );
  if (!step) return { whyNot: by === 'ANOTHER_OFFICER' ? whyNotBy(by) : whyNotNow };
  const against = step.unless?.find((fact) => facts.has(fact));
  return against ? { whyNot: whyNotSince[against] } : { to: step.to ?? state };
}

/** The same for who has already decided to take it: throws the refusal. */
export function transition(standing: Standing, action: RequestAction, by: RequestMover): RequestState {
  const step = stepOf(standing, action, by);
  if ('to' in step) return step.to;
  throw new Refusal([{ ...step.whyNot, path: [] }]);
}
