import type { Change } from '../../foundation/change';
import type { Language } from '../../foundation/text';
import type { Letters } from '../letters/letters';
import type { Letter, Outbox, SubjectContacts } from '../../mail';

/** Letters about requests: to the address on file, in the language that the request is answered in, and to our own office. */
export class Correspondence {
  constructor(
    private readonly outbox: Outbox,
    private readonly contacts: SubjectContacts,
    private readonly office: string,
    private readonly dataProtectionOfficer: string,
  ) {}

  /** Promised in the caller's transaction; nothing where there is no address. */
  async write(
    change: Change,
    to: { customerId: string; language: Language },
    letter: Letters,
  ): Promise<void> {
    const contact = await this.contacts.emailOf(change.manager, to.customerId);
    if (contact) await this.outbox.post(change, to.customerId, contact.address, letter[to.language]);
  }

  /** To the privacy office; the request's person is whose mail it is, and is not named in it. */
  async tellOffice(change: Change, about: { customerId: string }, letter: Letter): Promise<void> {
    await this.outbox.post(change, about.customerId, this.office, letter);
  }

  /** The same to the data protection officer. */
  async tellDataProtectionOfficer(
    change: Change,
    about: { customerId: string },
    letter: Letter,
  ): Promise<void> {
    await this.outbox.post(change, about.customerId, this.dataProtectionOfficer, letter);
  }

  /** To addresses that are no longer on file, and were until lately. */
  async writeTo(
    change: Change,
    to: { customerId: string; language: Language },
    addresses: readonly string[],
    letter: Letters,
  ): Promise<void> {
    for (const address of addresses)
      await this.outbox.post(change, to.customerId, address, letter[to.language]);
  }

  /** The address on file; null where there is none, or no such person. */
  contactOf(change: Change, customerId: string): ReturnType<SubjectContacts['emailOf']> {
    return this.contacts.emailOf(change.manager, customerId);
  }
}
