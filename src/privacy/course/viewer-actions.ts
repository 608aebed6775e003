import type { Language } from '../../foundation/text';
import type { RequestAction, RequestMover } from '../requests/transition.table';
import { type Standing, stepOf } from '../requests/transitions';

/** The actions by the names that clients know. */
export enum RequestActionKind {
  ANSWER = 'ANSWER',
  RESEND_CODE = 'RESEND_CODE',
  MESSAGE = 'MESSAGE',
  WITHDRAW = 'WITHDRAW',
  DOWNLOAD = 'DOWNLOAD',
  ASSIGN = 'ASSIGN',
  ASK_IDENTITY = 'ASK_IDENTITY',
  ASK_CLARIFICATION = 'ASK_CLARIFICATION',
  EXTEND = 'EXTEND',
  APPROVE = 'APPROVE',
  REFUSE = 'REFUSE',
  REFER = 'REFER',
  RETRY = 'RETRY',
}

const forPerson = {
  ANSWER: 'answer',
  RESEND_CODE: 'resendCode',
  MESSAGE: 'message',
  WITHDRAW: 'withdraw',
  DOWNLOAD: 'download',
} as const;
const forOfficer = {
  MESSAGE: 'message',
  ASSIGN: 'assign',
  ASK_IDENTITY: 'askIdentity',
  ASK_CLARIFICATION: 'askClarification',
  EXTEND: 'extend',
  APPROVE: 'approve',
  REFUSE: 'refuse',
  REFER: 'refer',
  RETRY: 'retry',
} as const;

/** What whoever looks at a request may do with it now, and why not; agents and the DPO only read. */
export function actionsFor(standing: Standing, by: RequestMover, language: Language) {
  const offered: Record<string, RequestAction> = by === 'CUSTOMER' || by === 'GUEST' ? forPerson : forOfficer;
  return Object.entries(offered).map(([kind, action]) => {
    const step = stepOf(standing, action, by);
    const whyNot = 'whyNot' in step ? step.whyNot.message[language] : null;
    return { action: kind as RequestActionKind, allowed: whyNot === null, whyNot };
  });
}
