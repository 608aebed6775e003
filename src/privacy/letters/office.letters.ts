import type { Letter } from '../../mail';

/** What the privacy office is told by mail: the reference, and nothing of the person. */
export const officeLetters = {
  message: (reference: string): Letter => ({
    template: 'office-message',
    subject: `${reference}: a message`,
    text: `The person wrote a message about the request ${reference}.\n\nIt is read at the desk.\n`,
  }),

  answer: (reference: string): Letter => ({
    template: 'office-answer',
    subject: `${reference}: an answer`,
    text: `The question about the request ${reference} was answered; the request is in review again.\n`,
  }),

  unanswered: (reference: string): Letter => ({
    template: 'office-unanswered',
    subject: `${reference}: no answer`,
    text: `The question about the request ${reference} was not answered in time. The full copy is not made by itself: the request is in review again, and its timeline says why.\n`,
  }),

  secondOfficer: (reference: string): Letter => ({
    template: 'office-second-officer',
    subject: `${reference}: a second approval is needed`,
    text: `One officer has approved the erasure ${reference}. It waits for the approval of another one.\n\nIt is read at the desk.\n`,
  }),

  approvedAlone: (reference: string): Letter => ({
    template: 'office-approved-alone',
    subject: `${reference}: approved by one officer alone`,
    text: `The erasure ${reference} was approved by one officer alone, because its period is about to end.\n`,
  }),

  alarm: (reference: string, daysLeft: number, alarmOn: string): Letter => ({
    template: 'office-alarm',
    subject: `${reference}: ${daysLeft === 1 ? 'one day' : `${daysLeft} days`} left`,
    text: `The request ${reference} is still open. It is to be decided by ${alarmOn}, pauses and days off not counted.\n`,
  }),

  holdReview: (holdId: string, daysLeft: number, reviewOn: string): Letter => ({
    template: 'office-hold-review',
    subject: `A legal hold is to be reviewed${daysLeft > 0 ? '' : daysLeft === 0 ? ' today' : ': it is overdue'}`,
    text: `A legal hold is to be reviewed on ${reviewOn}.\n\nHold: ${holdId}\n\nIt stays in force until an officer releases it. If it is still needed, place another one with a later review and release this one.\n`,
  }),

  secrecyOver: (holdId: string): Letter => ({
    template: 'office-hold-secrecy-over',
    subject: 'The secrecy of a legal hold is over',
    text: `From today the person may be told that data is kept for a legal claim; whoever had data erased meanwhile is told.\n\nHold: ${holdId}\n`,
  }),

  requestRestored: (reference: string): Letter => ({
    template: 'office-request-restored',
    subject: `${reference}: put back after a restore`,
    text: `The main database was restored from before the request ${reference} was made. It was put back from the protective ledger: what it restricts or objects to is in force again. What the person wrote with it is lost; ask them.\n`,
  }),

  /** The letter itself names nobody. */
  writeByHand: (reference: string, { subject, text }: Letter): Letter => ({
    template: 'office-write-by-hand',
    subject: `${reference}: a letter is to be written by hand`,
    text: `Who made the request ${reference} gave no e-mail address, so that this letter went to nobody. Send it by post, or say it by telephone; without an account the person cannot sign in, so add what the decision and the receipts at the desk say.\n\nThe desk says how the person is reached.\n\n${subject}\n\n${text}`,
  }),

  tellByHand: (noticeId: string): Letter => ({
    template: 'office-tell-recipient',
    subject: 'A recipient is to be told by hand',
    text: `A recipient of personal data must be told of a change (Art. 19 GDPR), and no address is configured for it.\n\nNotice: ${noticeId}\n\nThe desk says whom it is about; record there what came of it.\n`,
  }),

  notTold: (noticeId: string): Letter => ({
    template: 'office-recipient-failed',
    subject: 'A recipient could not be told',
    text: `A recipient of personal data could not be told of a change (Art. 19 GDPR).\n\nNotice: ${noticeId}\n\nThe desk says why; it can be tried again there.\n`,
  }),
};
