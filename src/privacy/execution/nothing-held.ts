import type { Change } from '../../foundation/change';
import { refusal } from '../../foundation/refusal';
import type { Work } from '../../jobs';
import type { SubjectContacts } from '../../mail';
import { guestLetters } from '../letters/guest.letters';
import type { RequestRegister } from '../register/request-register';
import type { Requesters } from '../requesters/requesters';
import { isWithoutAccount } from '../requests/person-without-account';
import type { RightsRequest } from '../requests/rights-request.entity';

/** The answer to somebody without an account, whatever the right: nothing is held, and nothing is done. */
export class NothingHeld {
  constructor(
    private readonly register: RequestRegister,
    private readonly requesters: Requesters,
    private readonly contacts: SubjectContacts,
  ) {}

  /** Nobody is told so whose address is on file: an officer must find out whose request it is. */
  async check({ manager }: Change, request: RightsRequest): Promise<void> {
    if (!isWithoutAccount(request)) return;
    const requester = await this.requesters.find(manager, request.id);
    const address = requester && (await this.requesters.emailOf(requester));
    if (!address || (await this.contacts.holdersOf(manager, address)).length === 0) return;
    throw refusal('NOT_ALLOWED_NOW', [], {
      en: 'The address of this person is on file with us, so it cannot be said that nothing is held. Ask for a proof, and record the request for the customer it belongs to.',
      de: 'Die Adresse dieser Person ist bei uns hinterlegt; es lässt sich nicht sagen, dass nichts gespeichert ist. Fragen Sie nach einem Nachweis und nehmen Sie den Antrag für die Kundin oder den Kunden auf, zu dem er gehört.',
    });
  }

  async execute(work: Work, { id }: RightsRequest): Promise<void> {
    await work.finish((change) =>
      this.register.fulfil(change, id, { letter: ({ reference }) => guestLetters.nothingHeld(reference) }),
    );
  }
}
