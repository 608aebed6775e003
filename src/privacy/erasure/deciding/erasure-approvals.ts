import type { Change } from '../../../foundation/change';
import { sha256 } from '../../../foundation/cryptography';
import { Refusal, refusal } from '../../../foundation/refusal';
import { moverOf } from '../../course/mover';
import type { WorkCalendar } from '../../deadlines/holidays';
import { officeLetters } from '../../letters/office.letters';
import type { AskedApproval } from '../../particulars/particulars';
import type { Correspondence } from '../../register/correspondence';
import { insertOnce } from '../../../foundation/database';
import type { RightsRequest } from '../../requests/rights-request.entity';
import { whyNotBy } from '../../requests/why-not.messages';
import { ErasureApproval } from './erasure-approval.entity';
import { isNearDue } from './sole-approval';

/** Who must approve an erasure: two officers, each the same plan; one alone only where a setting and the deadline allow it. */
export class ErasureApprovals {
  constructor(
    private readonly correspondence: Correspondence,
    private readonly calendar: WorkCalendar,
    private readonly secondOfficer: 'always' | 'near_due',
  ) {}

  /** Notes an approval; true where it is enough. */
  async note(change: Change, request: RightsRequest, asked: AskedApproval): Promise<boolean> {
    const first = await change.manager.findOneBy(ErasureApproval, { id: request.id });
    const terms = termsOf(asked);
    const isAgain = first?.terms === terms;
    const isSamePerson = isAgain && first.officerId === change.actor?.staffId;
    if (isSamePerson && !this.mayBeAlone(change, request)) throw samePerson();
    const isSecond = isAgain && !isSamePerson;
    if (!isSecond && moverOf(change.actor, request) === 'ANOTHER_OFFICER')
      throw new Refusal([{ ...whyNotBy('ANOTHER_OFFICER'), path: [] }]);
    await this.forget(change, request);
    if (isSecond) return true;
    if (this.mayBeAlone(change, request)) {
      const letter = officeLetters.approvedAlone(request.reference);
      await this.correspondence.tellDataProtectionOfficer(change, letter);
      return true;
    }
    await this.keepFirst(change, request, terms);
    return false;
  }

  /** What was approved is to be decided anew. */
  async forget({ manager }: Change, { id }: RightsRequest): Promise<void> {
    await manager.delete(ErasureApproval, { id });
  }

  private mayBeAlone({ at }: Change, { dueAt }: RightsRequest): boolean {
    return this.secondOfficer === 'near_due' && isNearDue(dueAt, this.calendar, at);
  }

  private async keepFirst(change: Change, request: RightsRequest, terms: string): Promise<void> {
    const { id, customerId, reference } = request;
    const officerId = change.actor?.staffId ?? '';
    await insertOnce(change, ErasureApproval, { id, customerId, officerId, terms, approvedAt: change.at });
    await this.correspondence.tellOffice(change, officeLetters.secondOfficer(reference));
  }
}

/** Two officers approve the same thing or it is not approved by two. */
function termsOf({ planHash, excepted }: AskedApproval): string {
  const parts = excepted.map(({ subject, reasonCode }) => `${subject}:${reasonCode}`);
  return sha256(JSON.stringify([planHash, parts.toSorted()])).toString('hex');
}

function samePerson(): Refusal {
  return refusal('SAME_PERSON', ['requestId'], {
    en: 'You have approved this erasure already; a second officer must do so too.',
    de: 'Sie haben diese Löschung schon bewilligt; das muss noch eine zweite Person tun.',
  });
}
