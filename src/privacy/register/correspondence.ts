import type { Change } from '../../foundation/change';
import type { Language } from '../../foundation/text';
import type { Letter, Outbox, SubjectContacts } from '../../mail';

/** Letters about requests, to the address on file, in the language that the request is answered in. */
export class Correspondence {
  constructor(
    private readonly outbox: Outbox,
    private readonly contacts: SubjectContacts,
  ) {}

  /** Promised in the caller's transaction; nothing where there is no address. */
  async write(
    change: Change,
    to: { customerId: string; language: Language },
    letter: Record<Language, Letter>,
  ): Promise<void> {
    const contact = await this.contacts.emailOf(change.manager, to.customerId);
    if (contact) await this.outbox.post(change, to.customerId, contact.address, letter[to.language]);
  }
}
