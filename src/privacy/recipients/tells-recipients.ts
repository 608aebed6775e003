import type { Change } from '../../foundation/change';
import type { Category } from '../../personal-data';

/** What recipients of a person's data are told (Art. 19). */
export interface RecipientNews {
  customerId: string;
  /** The request that it follows from; null where the person changed the data themselves. */
  requestId: string | null;
  about: 'rectification' | 'erasure' | 'restriction' | 'restriction_lifted';
  categories: readonly Category[];
}

/** Promises, in the caller's transaction, that each recipient of these categories is told. */
export interface TellsRecipients {
  tell(change: Change, news: RecipientNews): Promise<void>;
}
