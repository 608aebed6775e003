import type { Actor } from '../../foundation/actor';
import { RequestState, Right } from './vocabulary';

const {
  RECEIVED,
  AWAITING_IDENTITY,
  AWAITING_CLARIFICATION,
  IN_REVIEW,
  COOLING_OFF,
  EXECUTING,
  NEEDS_RETRY,
  FULFILLED,
  PARTLY_FULFILLED,
  REFUSED,
  REFERRED,
  WITHDRAWN,
  CLOSED_UNVERIFIED,
} = RequestState;
const { ACCESS, PORTABILITY, RECTIFICATION, ERASURE, RESTRICTION, OBJECTION } = Right;

/**
 * Who moves a request on: a role towards this request, or the system by itself. A privacy officer is
 * ANOTHER_OFFICER where somebody else has taken the request, OWN_RECORD is staff whose own data it is, and GUEST
 * is whoever holds a pass to it.
 */
export const requestMovers = [
  'CUSTOMER',
  'GUEST',
  'SUPPORT_AGENT',
  'PRIVACY_OFFICER',
  'ANOTHER_OFFICER',
  'OWN_RECORD',
  'DATA_PROTECTION_OFFICER',
  'SERVICE',
  'SYSTEM',
] as const satisfies readonly (Actor['role'] | 'ANOTHER_OFFICER' | 'OWN_RECORD' | 'SYSTEM')[];
export type RequestMover = (typeof requestMovers)[number];

export const requestActions = [
  'review',
  'execute',
  'fail',
  'fulfil',
  'fulfilPartly',
  'lapse',
  'overtake',
  'hold',
  'answer',
  'resendCode',
  'message',
  'withdraw',
  'download',
  'assign',
  'release',
  'askIdentity',
  'askClarification',
  'extend',
  'approveFirst',
  'approve',
  'refuse',
  'refer',
  'retry',
] as const;
export type RequestAction = (typeof requestActions)[number];

/** What else may stand in the way of a step. */
export const requestFacts = [
  'CLARIFIED',
  'EXTENDED',
  'FIRST_MONTH_OVER',
  'VERIFIED',
  'COPY_GONE',
  'NO_ACCOUNT',
  'MARKETING_STOPPED',
] as const;
export type RequestFact = (typeof requestFacts)[number];

interface Transition {
  action: RequestAction;
  from: readonly RequestState[];
  by: readonly RequestMover[];
  /** The same state where left out. */
  to?: RequestState;
  /** Only for these rights; for every right where left out. */
  rights?: readonly Right[];
  /** Only where it is about an account, or only where nothing is held; else about anybody. */
  hasAccount?: boolean;
  unless?: readonly RequestFact[];
}

const undecided = [RECEIVED, IN_REVIEW];
const waiting = [AWAITING_IDENTITY, AWAITING_CLARIFICATION];
const all = [...undecided, ...waiting, COOLING_OFF, EXECUTING, NEEDS_RETRY];
const every = Object.values(RequestState);
const withCopy = [ACCESS, PORTABILITY];
const undoable = [...withCopy, RESTRICTION];
const butErasure = [ACCESS, PORTABILITY, RECTIFICATION, RESTRICTION, OBJECTION];
const officer: readonly RequestMover[] = ['PRIVACY_OFFICER'];
const anyOfficer: readonly RequestMover[] = ['PRIVACY_OFFICER', 'ANOTHER_OFFICER'];
const system: readonly RequestMover[] = ['SYSTEM'];
const person: readonly RequestMover[] = ['CUSTOMER', 'GUEST'];
const closedWithCopy = [FULFILLED, PARTLY_FULFILLED];

/** Every step that a request may take; there are no others. */
export const transitions: readonly Transition[] = [
  { action: 'review', from: [RECEIVED], by: system, to: IN_REVIEW },
  // Without anybody's decision: what a signed-in customer asked for, or a question of ours that nobody answered.
  {
    action: 'execute',
    from: [RECEIVED],
    by: system,
    to: EXECUTING,
    rights: [ACCESS, PORTABILITY, RECTIFICATION, OBJECTION],
  },
  { action: 'execute', from: [AWAITING_CLARIFICATION], by: system, to: EXECUTING, rights: [ACCESS] },
  // Art. 12(6): silence hands nothing to somebody else.
  { action: 'review', from: [AWAITING_CLARIFICATION], by: system, to: IN_REVIEW, rights: [ACCESS] },
  { action: 'execute', from: [COOLING_OFF], by: system, to: EXECUTING, rights: [ERASURE] },
  { action: 'execute', from: [NEEDS_RETRY], by: system, to: EXECUTING },
  { action: 'fail', from: [EXECUTING], by: system, to: NEEDS_RETRY },
  { action: 'fulfil', from: [EXECUTING], by: system, to: FULFILLED },
  { action: 'fulfilPartly', from: [EXECUTING], by: system, to: PARTLY_FULFILLED },
  { action: 'lapse', from: [AWAITING_IDENTITY], by: system, to: CLOSED_UNVERIFIED },
  // An erasure of the whole account takes away what other requests are about.
  { action: 'overtake', from: [...undecided, ...waiting, COOLING_OFF], by: system, to: WITHDRAWN },
  { action: 'overtake', from: [EXECUTING, NEEDS_RETRY], by: system, to: WITHDRAWN, rights: butErasure },
  {
    action: 'hold',
    from: [COOLING_OFF],
    by: ['SYSTEM', 'PRIVACY_OFFICER'],
    to: IN_REVIEW,
    rights: [ERASURE],
  },

  { action: 'answer', from: [AWAITING_IDENTITY], by: person, to: IN_REVIEW },
  { action: 'answer', from: [AWAITING_CLARIFICATION], by: person, to: IN_REVIEW, rights: [ACCESS] },
  // A copy is handed to a guest only where the proof is repeated: the mailbox alone never opens it.
  {
    action: 'answer',
    from: closedWithCopy,
    by: ['GUEST'],
    rights: withCopy,
    unless: ['COPY_GONE', 'NO_ACCOUNT'],
  },
  { action: 'resendCode', from: [AWAITING_IDENTITY], by: ['CUSTOMER'] },
  // A guest has a new pass mailed by it, which must go on for as long as there is something to read.
  { action: 'resendCode', from: every, by: ['GUEST'] },
  { action: 'message', from: all, by: [...person, 'PRIVACY_OFFICER'] },
  // Art. 18(3): who was told that a restriction is to be lifted can answer, though the request is decided.
  {
    action: 'message',
    from: [FULFILLED, PARTLY_FULFILLED, REFUSED, REFERRED],
    by: [...person, 'PRIVACY_OFFICER'],
    rights: [RESTRICTION, OBJECTION, RECTIFICATION],
  },
  { action: 'withdraw', from: [...undecided, ...waiting], by: person, to: WITHDRAWN },
  { action: 'withdraw', from: [COOLING_OFF], by: person, to: WITHDRAWN, rights: [ERASURE] },
  // Making a copy, or restricting, changes nothing that could not be undone.
  { action: 'withdraw', from: [EXECUTING, NEEDS_RETRY], by: person, to: WITHDRAWN, rights: undoable },
  {
    action: 'download',
    from: closedWithCopy,
    by: person,
    rights: withCopy,
    unless: ['COPY_GONE', 'NO_ACCOUNT'],
  },

  { action: 'assign', from: all, by: officer },
  { action: 'release', from: all, by: anyOfficer },
  // A mailbox that was proven is not yet enough for every right: then the account is asked about.
  { action: 'askIdentity', from: [RECEIVED], by: system, to: AWAITING_IDENTITY, unless: ['VERIFIED'] },
  // Art. 12(6): who has proven who they are is not asked for more.
  { action: 'askIdentity', from: undecided, by: officer, to: AWAITING_IDENTITY, unless: ['VERIFIED'] },
  // Without an answer a full copy is made, of which there is none where nothing is held.
  {
    action: 'askClarification',
    from: undecided,
    by: officer,
    to: AWAITING_CLARIFICATION,
    rights: [ACCESS],
    hasAccount: true,
    unless: ['CLARIFIED'],
  },
  // Art. 12(3): extended at most once, and only before the first month has ended.
  { action: 'extend', from: all, by: officer, unless: ['EXTENDED', 'FIRST_MONTH_OVER'] },
  { action: 'approve', from: [IN_REVIEW], by: officer, to: EXECUTING, rights: butErasure },
  // Where nothing is held, nothing is destroyed that a second officer or a wait could save.
  { action: 'approve', from: [IN_REVIEW], by: officer, to: EXECUTING, rights: [ERASURE], hasAccount: false },
  { action: 'approveFirst', from: [IN_REVIEW], by: officer, rights: [ERASURE], hasAccount: true },
  // The second of two officers is another one than who has taken it.
  {
    action: 'approve',
    from: [IN_REVIEW],
    by: anyOfficer,
    to: COOLING_OFF,
    rights: [ERASURE],
    hasAccount: true,
  },
  // Art. 21(3): what was carried out on receipt is not refused afterwards.
  { action: 'refuse', from: undecided, by: officer, to: REFUSED, unless: ['MARKETING_STOPPED'] },
  { action: 'refer', from: undecided, by: officer, to: REFERRED },
  { action: 'retry', from: [NEEDS_RETRY], by: officer, to: EXECUTING },
];
