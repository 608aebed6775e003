import type { Ledger } from '../../ledger';
import type { Change } from '../../foundation/change';
import type { RecipientNews, TellsRecipients } from './tells-recipients';

/** Notes in the person's trail what recipients are to hear, where nobody else tells them. */
export class NewsInTrail implements TellsRecipients {
  constructor(private readonly ledger: Ledger) {}

  async tell(change: Change, { customerId, requestId, about, categories }: RecipientNews): Promise<void> {
    const act = { subject: customerId, action: `recipients.${about}`, fields: categories };
    await this.ledger.record(change, { ...act, ...(requestId && { about: requestId }) });
  }
}
