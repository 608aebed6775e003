import type { Change } from '../../foundation/change';
import { Problems } from '../../foundation/refusal';
import type { SubjectContacts } from '../../mail';
import type { FactCheck } from '../identity-check/fact-check';
import { findOpen } from '../intake/own-request';
import { guestLetters } from '../letters/guest.letters';
import type { Particulars } from '../particulars/particulars';
import type { ParticularsOfRights } from '../particulars/particulars-of-rights';
import { asGuest } from '../passes/guest-entrance';
import type { Correspondence } from '../register/correspondence';
import type { RequestRegister } from '../register/request-register';
import { guestTerms, IdentityAssurance } from '../requesters/identity-assurance';
import type { RightsRequest } from '../requests/rights-request.entity';
import { IntakeChannel } from '../requests/vocabulary';
import type { BegunRequest } from './guest-challenges';

/** Takes in what a guest asks for, once the mailbox is proven; an objection to marketing alone takes effect at once. */
export class GuestIntake {
  constructor(
    private readonly register: RequestRegister,
    private readonly particulars: ParticularsOfRights,
    private readonly facts: FactCheck,
    private readonly correspondence: Correspondence,
    private readonly contacts: SubjectContacts,
  ) {}

  /** About the customer whose address on file it is, where it is exactly one; else about `personId`, of whom nothing is known. */
  async receive(asked: Change, begun: BegunRequest, personId: string): Promise<RightsRequest> {
    const change = asGuest(asked, '');
    const { email, right, note, language } = begun;
    const holders = await this.contacts.holdersOf(change.manager, email);
    const isKnown = holders.length === 1;
    const customerId = isKnown ? holders[0]! : personId;
    const { needsFact, isEnough, tellsEveryContact } = guestTerms[right];
    const said = await this.saidBy(change, begun, customerId);
    const request = await this.register.receive(change, {
      customerId,
      right,
      channel: IntakeChannel.WEB_FORM,
      language,
      note,
      categories: null,
      ...said.columns,
      duplicateOfId: await findOpen(change, customerId, right),
      verifiedAt: isKnown && isEnough && !needsFact ? change.at : null,
      requester: {
        name: null,
        email,
        phoneNumber: null,
        postalAddress: null,
        assurance: isKnown
          ? IdentityAssurance.CODE_TO_KNOWN_CONTACT
          : IdentityAssurance.CODE_TO_UNKNOWN_CONTACT,
        verifiedAt: change.at,
      },
    });
    if (isKnown && tellsEveryContact)
      await this.correspondence.tellEverywhere(change, request, guestLetters.erasureAsked(request.reference));
    const system = { ...change, actor: null };
    const isAsked = isKnown && needsFact && (await this.facts.ask(system, request));
    if (isKnown && isEnough && !isAsked) await this.register.pursue(change, request, said);
    else await said.keep?.(change, request);
    // An officer must look first at what nobody has proven enough.
    if (!(isKnown && isEnough)) await this.register.examine(change, request);
    return request;
  }

  /**
   * What somebody is taken to say who can write a note alone; where that does not do, the note is all there is. It may
   * say more, so that an officer reads it, whatever takes effect at once.
   */
  private async saidBy(
    { manager }: Change,
    { right, note }: BegunRequest,
    customerId: string,
  ): Promise<Particulars> {
    const particulars = this.particulars.of(right);
    const problems = new Problems();
    const of = { manager, customerId, isSelf: false };
    const said = await particulars.read(problems, particulars.saidByGuest ?? {}, of);
    if (problems.all.length > 0) return {};
    return note === null ? said : { ...said, carryOut: undefined };
  }
}
