import type { Change } from '../../../foundation/change';
import { type Language, languageFor } from '../../../foundation/text';
import type { Letter, Outbox, SubjectContacts } from '../../../mail';

/** Letters about the security of an account, to the address on file, in the customer's own language. */
export class SecurityNotices {
  constructor(
    private readonly outbox: Outbox,
    private readonly contacts: SubjectContacts,
  ) {}

  /** Promised in the caller's transaction, to further addresses too; nothing where there is none on file. */
  async post(
    change: Change,
    customerId: string,
    letter: Record<Language, Letter>,
    alsoTo: readonly string[] = [],
  ): Promise<void> {
    const contact = await this.contacts.emailOf(change.manager, customerId);
    if (!contact) return;
    const text = letter[languageFor([contact.locale])];
    for (const address of new Set([contact.address, ...alsoTo]))
      await this.outbox.post(change, customerId, address, text);
  }
}
