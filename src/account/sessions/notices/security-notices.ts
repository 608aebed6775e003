import type { Change } from '../../../foundation/change';
import { type Language, languageFor } from '../../../foundation/text';
import type { Letter, Outbox, SubjectContacts } from '../../../mail';

/** Letters about the security of an account, to the address on file, in the customer's own language. */
export class SecurityNotices {
  constructor(
    private readonly outbox: Outbox,
    private readonly contacts: SubjectContacts,
  ) {}

  /** Promised in the caller's transaction; nothing where there is no address. */
  async post(change: Change, customerId: string, letter: Record<Language, Letter>): Promise<void> {
    const contact = await this.contacts.emailOf(change.manager, customerId);
    if (!contact) return;
    await this.outbox.post(change, customerId, contact.address, letter[languageFor([contact.locale])]);
  }
}
