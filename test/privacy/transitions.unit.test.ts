import {
  requestActions,
  type RequestFact,
  requestFacts,
  requestMovers,
} from '../../src/privacy/requests/transition.table';
import { openStates, stepOf } from '../../src/privacy/requests/transitions';
import { RequestState, Right } from '../../src/privacy/requests/vocabulary';

const every = 'ACCESS PORTABILITY RECTIFICATION ERASURE RESTRICTION OBJECTION';
const closed = 'FULFILLED PARTLY_FULFILLED REFUSED REFERRED WITHDRAWN CLOSED_UNVERIFIED';
const open = 'RECEIVED AWAITING_IDENTITY AWAITING_CLARIFICATION IN_REVIEW COOLING_OFF EXECUTING NEEDS_RETRY';

/** Action, from which states, by whom, to which state, for which rights: written by hand from the specification. */
const expected: readonly [string, string, string, string, string][] = [
  ['review', 'RECEIVED', 'SYSTEM', 'IN_REVIEW', every],
  ['review', 'AWAITING_CLARIFICATION', 'SYSTEM', 'IN_REVIEW', 'ACCESS'],
  ['execute', 'RECEIVED', 'SYSTEM', 'EXECUTING', 'ACCESS PORTABILITY RECTIFICATION OBJECTION'],
  ['execute', 'AWAITING_CLARIFICATION', 'SYSTEM', 'EXECUTING', 'ACCESS'],
  ['execute', 'COOLING_OFF', 'SYSTEM', 'EXECUTING', 'ERASURE'],
  ['execute', 'NEEDS_RETRY', 'SYSTEM', 'EXECUTING', every],
  ['fail', 'EXECUTING', 'SYSTEM', 'NEEDS_RETRY', every],
  ['fulfil', 'EXECUTING', 'SYSTEM', 'FULFILLED', every],
  ['fulfilPartly', 'EXECUTING', 'SYSTEM', 'PARTLY_FULFILLED', every],
  ['lapse', 'AWAITING_IDENTITY', 'SYSTEM', 'CLOSED_UNVERIFIED', every],
  [
    'overtake',
    'RECEIVED IN_REVIEW AWAITING_IDENTITY AWAITING_CLARIFICATION COOLING_OFF',
    'SYSTEM',
    'WITHDRAWN',
    every,
  ],
  [
    'overtake',
    'EXECUTING NEEDS_RETRY',
    'SYSTEM',
    'WITHDRAWN',
    'ACCESS PORTABILITY RECTIFICATION RESTRICTION OBJECTION',
  ],
  ['hold', 'COOLING_OFF', 'SYSTEM PRIVACY_OFFICER', 'IN_REVIEW', 'ERASURE'],
  ['answer', 'AWAITING_IDENTITY', 'CUSTOMER GUEST', 'IN_REVIEW', every],
  ['answer', 'AWAITING_CLARIFICATION', 'CUSTOMER GUEST', 'IN_REVIEW', 'ACCESS'],
  ['answer', 'FULFILLED PARTLY_FULFILLED', 'GUEST', 'same', 'ACCESS PORTABILITY'],
  ['resendCode', 'AWAITING_IDENTITY', 'CUSTOMER', 'AWAITING_IDENTITY', every],
  ['resendCode', `${open} ${closed}`, 'GUEST', 'same', every],
  ['message', open, 'CUSTOMER GUEST PRIVACY_OFFICER', 'same', every],
  [
    'message',
    'FULFILLED PARTLY_FULFILLED REFUSED REFERRED',
    'CUSTOMER GUEST PRIVACY_OFFICER',
    'same',
    'RECTIFICATION RESTRICTION OBJECTION',
  ],
  [
    'withdraw',
    'RECEIVED IN_REVIEW AWAITING_IDENTITY AWAITING_CLARIFICATION',
    'CUSTOMER GUEST',
    'WITHDRAWN',
    every,
  ],
  ['withdraw', 'COOLING_OFF', 'CUSTOMER GUEST', 'WITHDRAWN', 'ERASURE'],
  ['withdraw', 'EXECUTING NEEDS_RETRY', 'CUSTOMER GUEST', 'WITHDRAWN', 'ACCESS PORTABILITY RESTRICTION'],
  ['download', 'FULFILLED PARTLY_FULFILLED', 'CUSTOMER GUEST', 'same', 'ACCESS PORTABILITY'],
  ['assign', open, 'PRIVACY_OFFICER', 'same', every],
  ['release', open, 'PRIVACY_OFFICER ANOTHER_OFFICER', 'same', every],
  ['askIdentity', 'RECEIVED', 'SYSTEM', 'AWAITING_IDENTITY', every],
  ['askIdentity', 'RECEIVED IN_REVIEW', 'PRIVACY_OFFICER', 'AWAITING_IDENTITY', every],
  ['askClarification', 'RECEIVED IN_REVIEW', 'PRIVACY_OFFICER', 'AWAITING_CLARIFICATION', 'ACCESS'],
  ['extend', open, 'PRIVACY_OFFICER', 'same', every],
  [
    'approve',
    'IN_REVIEW',
    'PRIVACY_OFFICER',
    'EXECUTING',
    'ACCESS PORTABILITY RECTIFICATION RESTRICTION OBJECTION',
  ],
  ['approveFirst', 'IN_REVIEW', 'PRIVACY_OFFICER', 'same', 'ERASURE'],
  ['approve', 'IN_REVIEW', 'PRIVACY_OFFICER ANOTHER_OFFICER', 'COOLING_OFF', 'ERASURE'],
  ['refuse', 'RECEIVED IN_REVIEW', 'PRIVACY_OFFICER', 'REFUSED', every],
  ['refer', 'RECEIVED IN_REVIEW', 'PRIVACY_OFFICER', 'REFERRED', every],
  ['retry', 'NEEDS_RETRY', 'PRIVACY_OFFICER', 'EXECUTING', every],
];

/** Of whom nothing is held, an erasure is approved like any other right, and nobody asks which data is meant. */
const whereNothingIsHeld = [
  ...expected.filter(
    ([action, , , , of]) =>
      action !== 'askClarification' && (!action.startsWith('approve') || of !== 'ERASURE'),
  ),
  ['approve', 'IN_REVIEW', 'PRIVACY_OFFICER', 'EXECUTING', 'ERASURE'],
] as typeof expected;

/** What stands in the way of which action, of a closed request where it says so, and nothing else does. */
const inTheWay: Record<string, Partial<Record<RequestFact, string>>> = {
  askIdentity: { VERIFIED: 'NOT_ALLOWED_NOW' },
  askClarification: { CLARIFIED: 'ALREADY_DONE' },
  extend: { EXTENDED: 'ALREADY_DONE', FIRST_MONTH_OVER: 'TOO_LATE' },
  refuse: { MARKETING_STOPPED: 'NOT_ALLOWED_NOW' },
  'download closed': { COPY_GONE: 'EXPIRED', NO_ACCOUNT: 'NOT_ALLOWED_NOW' },
  'answer closed': { COPY_GONE: 'EXPIRED', NO_ACCOUNT: 'NOT_ALLOWED_NOW' },
};

const states = Object.values(RequestState);
const rights = Object.values(Right);
const nothing = new Set<RequestFact>();

describe.each(requestActions)('%s', (action) => {
  it.each(requestMovers)('by %s: in the states and for the rights of the table, and no other', (by) => {
    for (const state of states)
      for (const right of rights)
        expect([state, right, outcome(state, right, action, by)]).toEqual([
          state,
          right,
          dueOutcome(state, right, action, by),
        ]);
  });

  it.each(requestFacts)('with the fact %s: refused only where that stands in the way', (fact) => {
    for (const by of requestMovers)
      for (const state of states)
        for (const right of rights) {
          const table = fact === 'NO_ACCOUNT' ? whereNothingIsHeld : expected;
          const without = dueOutcome(state, right, action, by, table);
          const code = without.startsWith('refused')
            ? undefined
            : inTheWay[openStates.includes(state) ? action : `${action} closed`]?.[fact];
          expect(outcome(state, right, action, by, new Set([fact]))).toBe(
            code ? `refused: ${code}` : without,
          );
        }
  });
});

describe('a closed request', () => {
  const ended = states.filter((state) => !openStates.includes(state));

  it('is one of six states', () => {
    expect(ended).toEqual([
      'FULFILLED',
      'PARTLY_FULFILLED',
      'REFUSED',
      'REFERRED',
      'WITHDRAWN',
      'CLOSED_UNVERIFIED',
    ]);
  });

  it('is let alone by the system', () => {
    for (const state of ended)
      for (const action of requestActions)
        for (const right of rights) expect(outcome(state, right, action, 'SYSTEM')).toMatch(/^refused/);
  });

  it('never leads to another state', () => {
    for (const state of ended)
      for (const action of requestActions)
        for (const by of requestMovers)
          for (const right of rights)
            expect(['same', 'refused']).toContain(
              outcome(state, right, action, by).replace(state, 'same').replace(/:.*/, ''),
            );
  });
});

it('tells staff whose own data it is that somebody else must act, for every action', () => {
  for (const action of requestActions)
    expect(outcome(RequestState.IN_REVIEW, Right.ACCESS, action, 'OWN_RECORD')).toBe('refused: SAME_PERSON');
});

it('gives no step to an agent, to the data protection officer and to a service', () => {
  for (const [, , by] of expected)
    expect(by).not.toMatch(/SUPPORT_AGENT|DATA_PROTECTION_OFFICER|SERVICE|OWN_RECORD/);
});

type Args = Parameters<typeof stepOf>;

function outcome(
  state: RequestState,
  right: Right,
  action: Args[1],
  by: Args[2],
  facts: ReadonlySet<RequestFact> = nothing,
): string {
  const step = stepOf({ state, right, facts }, action, by);
  return 'to' in step ? step.to : `refused: ${step.whyNot.code}`;
}

function dueOutcome(state: RequestState, right: Right, action: string, by: string, table = expected): string {
  const row = table.find(
    ([name, from, movers, , of]) => name === action && has(from, state) && has(movers, by) && has(of, right),
  );
  if (row) return row[3] === 'same' ? state : row[3];
  return `refused: ${by === 'OWN_RECORD' ? 'SAME_PERSON' : 'NOT_ALLOWED_NOW'}`;
}

function has(words: string, word: string): boolean {
  return words.split(' ').includes(word);
}
