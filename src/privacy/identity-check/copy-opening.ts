import type { EntityManager } from 'typeorm';
import type { AccountFact } from '../../foundation/account-fact';
import type { Change } from '../../foundation/change';
import { refusal } from '../../foundation/refusal';
import { IdentityAssurance } from '../requesters/identity-assurance';
import type { Requesters } from '../requesters/requesters';
import { isWithoutAccount } from '../requests/person-without-account';
import type { RightsRequest } from '../requests/rights-request.entity';
import { IntakeChannel, Right } from '../requests/vocabulary';

const withCopy: readonly Right[] = [Right.ACCESS, Right.PORTABILITY];

/** A mailbox alone opens no copy: so none is approved that its guest could never open. */
export class CopyOpening {
  constructor(
    private readonly fact: AccountFact,
    private readonly requesters: Requesters,
  ) {}

  /** Of a guest the account must know what could be asked, or the person have signed in. */
  async isPossible(manager: EntityManager, request: RightsRequest): Promise<boolean> {
    const { id, customerId, channel, right } = request;
    if (channel !== IntakeChannel.WEB_FORM || !withCopy.includes(right)) return true;
    if (isWithoutAccount(request) || (await this.fact.isHeld(manager, customerId))) return true;
    const requester = await this.requesters.find(manager, id);
    return requester?.assurance === IdentityAssurance.SIGNED_IN;
  }

  /** Refuses the approval where it is not. */
  async check({ manager }: Change, request: RightsRequest): Promise<void> {
    if (await this.isPossible(manager, request)) return;
    throw refusal('NOT_ALLOWED_NOW', ['requestId'], {
      en: 'This account has no invoice that could be asked about, so the copy would open for nobody who did not sign in. Ask for a proof of identity, which a sign-in answers, a code alone does not; or refuse the request.',
      de: 'Zu diesem Konto gibt es keine Rechnung, nach der gefragt werden könnte; die Kopie ließe sich ohne Anmeldung von niemandem öffnen. Verlangen Sie einen Identitätsnachweis, den eine Anmeldung erbringt und ein Code allein nicht, oder lehnen Sie den Antrag ab.',
    });
  }
}
