import type { AccountFact } from '../../foundation/account-fact';
import type { Change } from '../../foundation/change';
import { refusal } from '../../foundation/refusal';
import { IdentityAssurance } from '../requesters/identity-assurance';
import type { Requesters } from '../requesters/requesters';
import type { RightsRequest } from '../requests/rights-request.entity';
import { IntakeChannel } from '../requests/vocabulary';

/** A mailbox alone opens no copy: so none is approved that its guest could never open. */
export class CopyOpening {
  constructor(
    private readonly fact: AccountFact,
    private readonly requesters: Requesters,
  ) {}

  /** Refuses the approval where neither the account knows what could be asked nor the person has signed in. */
  async check({ manager }: Change, { id, customerId, channel }: RightsRequest): Promise<void> {
    if (channel !== IntakeChannel.WEB_FORM || (await this.fact.isHeld(manager, customerId))) return;
    const requester = await this.requesters.find(manager, id);
    if (requester?.assurance === IdentityAssurance.SIGNED_IN) return;
    throw refusal('NOT_ALLOWED_NOW', ['requestId'], {
      en: 'This account has no invoice that could be asked about, so the copy would open for nobody who did not sign in. Ask for a proof of identity, which a sign-in answers, or refuse the request.',
      de: 'Zu diesem Konto gibt es keine Rechnung, nach der gefragt werden könnte; die Kopie ließe sich ohne Anmeldung von niemandem öffnen. Verlangen Sie einen Identitätsnachweis, den eine Anmeldung erbringt, oder lehnen Sie den Antrag ab.',
    });
  }
}
