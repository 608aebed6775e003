import { calendarDayAt } from '../../foundation/calendar-day';
import type { Change } from '../../foundation/change';
import type { Erasures } from '../../foundation/erasures';
import type { Language } from '../../foundation/text';
import type { Letter, Outbox, SubjectContacts } from '../../mail';
import { dayInWords } from '../deadlines/day-in-words';
import { withEntrance } from '../letters/guest.letters';
import type { Letters } from '../letters/letters';
import { officeLetters } from '../letters/office.letters';
import type { GuestPasses } from '../passes/guest-passes';
import type { Requesters } from '../requesters/requesters';
import { isWithoutAccount } from '../requests/person-without-account';
import type { RightsRequest } from '../requests/rights-request.entity';
import { IntakeChannel } from '../requests/vocabulary';

/** What letters go by. */
type Addressed = Pick<RightsRequest, 'id' | 'customerId' | 'reference' | 'language' | 'channel'>;

export interface CorrespondenceParts {
  outbox: Outbox;
  contacts: SubjectContacts;
  /** What is known of addresses that were somebody's until lately. */
  erasures: Pick<Erasures, 'facts'>;
  requesters: Requesters;
  passes: GuestPasses;
  office: string;
  dataProtectionOfficer: string;
  /** The page that a guest's pass opens. */
  guestPage: string;
  timeZone: string;
}

/**
 * Letters about requests, in the language that the request is answered in: to the address on file, else to
 * the one that the person gave; and to our own office.
 */
export class Correspondence {
  constructor(private readonly parts: CorrespondenceParts) {}

  /**
   * Promised in the caller's transaction. An address that somebody typed and nobody proved gets no letter where it is
   * a customer's, but for one that is to prove it. Who gave none is written to by our office, as long as it knows how.
   */
  async write(change: Change, request: Addressed, letter: Letters, isToProve = false): Promise<void> {
    const own = letter[request.language];
    const address = await (isToProve
      ? this.addressToProve(change, request)
      : this.addressOf(change, request));
    if (!address) return this.haveWritten(change, request, own);
    if (!(isToProve || (await this.isProvenOrNobodys(change, request, address)))) return;
    const isGuests = request.channel === IntakeChannel.WEB_FORM || isWithoutAccount(request);
    const text = isGuests ? await this.openedBy(change, request, own) : own;
    await this.parts.outbox.post(change, request.customerId, address, text);
  }

  /** The same letter to every address on file, so that the person hears of it wherever they still read mail. */
  async tellEverywhere(change: Change, { customerId, language }: Addressed, letter: Letters): Promise<void> {
    for (const address of await this.parts.contacts.everyEmailOf(change.manager, customerId))
      await this.parts.outbox.post(change, customerId, address, letter[language]);
  }

  /** To the privacy office, which is not told who the person is. */
  tellOffice(change: Change, letter: Letter): Promise<void> {
    return this.parts.outbox.postToUs(change, this.parts.office, letter);
  }

  /** The same to the data protection officer. */
  tellDataProtectionOfficer(change: Change, letter: Letter): Promise<void> {
    return this.parts.outbox.postToUs(change, this.parts.dataProtectionOfficer, letter);
  }

  /** To addresses that are no longer on file, and were until lately. */
  async writeTo(
    change: Change,
    to: { customerId: string; language: Language },
    addresses: readonly string[],
    letter: Letters,
  ): Promise<void> {
    for (const address of addresses)
      await this.parts.outbox.post(change, to.customerId, address, letter[to.language]);
  }

  /** A customer's address on file; null where there is none, or no such customer. */
  contactOf(change: Change, customerId: string): ReturnType<SubjectContacts['emailOf']> {
    return this.parts.contacts.emailOf(change.manager, customerId);
  }

  /** Where to write about a request; null where no address is known. */
  async addressOf(change: Change, request: Pick<RightsRequest, 'id' | 'customerId'>): Promise<string | null> {
    const { contacts, requesters } = this.parts;
    if (!isWithoutAccount(request))
      return (await contacts.emailOf(change.manager, request.customerId))?.address ?? null;
    const requester = await requesters.find(change.manager, request.id);
    return requester && requesters.emailOf(requester);
  }

  /**
   * Where a code goes. As long as a change of the address can be undone, it may be somebody else's doing, and the one
   * before the first such change is asked (Art. 12(6)).
   */
  async addressToProve(
    change: Change,
    request: Pick<RightsRequest, 'id' | 'customerId'>,
  ): Promise<string | null> {
    const { formerAddresses } = await this.parts.erasures.facts(change.manager, request.customerId);
    return formerAddresses[0] ?? this.addressOf(change, request);
  }

  /** Of a customer who was erased, and of somebody whose key is destroyed, no way is left to reach them. */
  private async haveWritten(change: Change, request: Addressed, letter: Letter): Promise<void> {
    const { outbox, requesters, office } = this.parts;
    const { reference } = request;
    const requester = await requesters.find(change.manager, request.id);
    // What it says is the person's: it lies under their key, and goes with it.
    if (isWithoutAccount(request) && requester?.email === null)
      await outbox.post(change, request.customerId, office, officeLetters.writeByHand(reference, letter));
  }

  private async isProvenOrNobodys(
    { manager }: Change,
    request: Addressed,
    address: string,
  ): Promise<boolean> {
    if (!isWithoutAccount(request)) return true;
    const requester = await this.parts.requesters.find(manager, request.id);
    if (requester?.verifiedAt) return true;
    return (await this.parts.contacts.holdersOf(manager, address)).length === 0;
  }

  private async openedBy(change: Change, request: Addressed, letter: Letter): Promise<Letter> {
    const { passes, guestPage, timeZone } = this.parts;
    const { token, expiresAt } = await passes.mailed(change, request);
    const lastDay = dayInWords(calendarDayAt(expiresAt, timeZone), request.language);
    // Behind the `#` the token reaches no server's log; with the id of the request it can be renewed when it is over.
    return withEntrance(letter, request.language, `${guestPage}#${request.id}/${token}`, lastDay);
  }
}
