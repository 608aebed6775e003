import type { Category } from '../../personal-data';
import type { RecipientNewsKind, RecipientNoticeState } from '../recipients/notice.vocabulary';
import type { WhyNotTold } from '../recipients/why-not-told.messages';

/** What a recipient is told: by its own name for the person, and by nothing else of the person. */
export interface Message {
  /** The same over all attempts: who receives it twice knows it. */
  id: string;
  about: RecipientNewsKind;
  /** What the recipient calls the person. */
  reference: string;
  categories: readonly Category[];
  /** Since when it holds. */
  at: Date;
}

/** What a recipient answered. */
export interface Answer {
  state: RecipientNoticeState.TOLD | RecipientNoticeState.CONFIRMED | RecipientNoticeState.KEPT_BY_RECIPIENT;
  reason: string | null;
}

/** It was not delivered. Its message goes into logs: no address, no answer. */
export class NotDelivered extends Error {
  override readonly name = 'NotDelivered';
  constructor(
    readonly code: WhyNotTold,
    /** Another attempt would end likewise. */
    readonly isFinal = false,
  ) {
    super(code);
  }
}
