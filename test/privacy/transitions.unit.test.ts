import { roles } from '../../src/foundation/actor';
import { Refusal } from '../../src/foundation/refusal';
import { openStates, requestActions, transition } from '../../src/privacy/requests/transitions';
import { RequestState } from '../../src/privacy/requests/vocabulary';

const allowed: Record<string, string> = {
  'RECEIVED execute SYSTEM': 'EXECUTING',
  'NEEDS_RETRY execute SYSTEM': 'EXECUTING',
  'EXECUTING fail SYSTEM': 'NEEDS_RETRY',
  'EXECUTING fulfil SYSTEM': 'FULFILLED',
  'COOLING_OFF hold SYSTEM': 'IN_REVIEW',
};

const cases = Object.values(RequestState).flatMap((state) =>
  requestActions.flatMap((action) => [...roles, 'SYSTEM' as const].map((by) => ({ state, action, by }))),
);

describe('a step of a request', () => {
  it.each(cases)('$state, $action, $by: as the table says and not otherwise', ({ state, action, by }) => {
    expect(outcome(state, action, by)).toBe(allowed[`${state} ${action} ${by}`] ?? 'refused');
  });

  it('never leads out of a closed state', () => {
    const closed = Object.values(RequestState).filter((state) => !openStates.includes(state));
    expect(closed).toEqual([
      'FULFILLED',
      'PARTLY_FULFILLED',
      'REFUSED',
      'REFERRED',
      'WITHDRAWN',
      'CLOSED_UNVERIFIED',
    ]);
    for (const state of closed)
      for (const action of requestActions) expect(outcome(state, action, 'SYSTEM')).toBe('refused');
  });
});

function outcome(...step: Parameters<typeof transition>): string {
  try {
    return transition(...step);
  } catch (error) {
    if (error instanceof Refusal) return 'refused';
    throw error;
  }
}
