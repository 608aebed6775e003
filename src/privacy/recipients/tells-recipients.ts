import type { Change } from '../../foundation/change';
import type { Reach } from './receivers';

/** What recipients of a person's data are told (Art. 19). */
export interface RecipientNews extends Reach {
  customerId: string;
  /** The request that it follows from; null where the person changed the data themselves. */
  requestId: string | null;
  about: 'rectification' | 'erasure' | 'restriction' | 'restriction_lifted';
  /** What stays as it is: no recipient hears the news of a category of which it receives this, too. */
  except?: readonly Reach[];
}

/** Promises, in the caller's transaction, that each recipient of these categories is told. */
export interface TellsRecipients {
  tell(change: Change, news: RecipientNews): Promise<void>;
}
