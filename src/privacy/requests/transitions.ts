import type { Role } from '../../foundation/actor';
import { refusal } from '../../foundation/refusal';
import { RequestState } from './vocabulary';

const {
  RECEIVED,
  AWAITING_IDENTITY,
  AWAITING_CLARIFICATION,
  IN_REVIEW,
  COOLING_OFF,
  EXECUTING,
  NEEDS_RETRY,
  FULFILLED,
} = RequestState;

/** Who moves a request on: a role, or the system by itself. */
export type RequestMover = Role | 'SYSTEM';

export const requestActions = ['execute', 'fail', 'fulfil', 'hold'] as const;
export type RequestAction = (typeof requestActions)[number];

interface Transition {
  from: readonly RequestState[];
  action: RequestAction;
  by: readonly RequestMover[];
  to: RequestState;
}

/** Every step that a request may take; there are no others. */
const transitions: readonly Transition[] = [
  { from: [RECEIVED, NEEDS_RETRY], action: 'execute', by: ['SYSTEM'], to: EXECUTING },
  { from: [EXECUTING], action: 'fail', by: ['SYSTEM'], to: NEEDS_RETRY },
  { from: [EXECUTING], action: 'fulfil', by: ['SYSTEM'], to: FULFILLED },
  { from: [COOLING_OFF], action: 'hold', by: ['SYSTEM'], to: IN_REVIEW },
];

/** States in which a request still waits for something to be done. */
export const openStates: readonly RequestState[] = [
  RECEIVED,
  AWAITING_IDENTITY,
  AWAITING_CLARIFICATION,
  IN_REVIEW,
  COOLING_OFF,
  EXECUTING,
  NEEDS_RETRY,
];

/** The state that an action leads to; refuses whatever the table does not name. */
export function transition(state: RequestState, action: RequestAction, by: RequestMover): RequestState {
  const step = transitions.find(
    (each) => each.action === action && each.from.includes(state) && each.by.includes(by),
  );
  if (step) return step.to;
  throw refusal('NOT_ALLOWED_NOW', [], {
    en: 'The present state of the request does not allow this.',
    de: 'Der jetzige Stand des Antrags lässt das nicht zu.',
  });
}
