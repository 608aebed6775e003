import type { Change } from '../../foundation/change';
import { refusal } from '../../foundation/refusal';
import type { GuestLimits } from '../allowances/guest-limits';
import type { RequestCourse } from '../course/request-course';
import { guestLetters } from '../letters/guest.letters';
import type { RightsRequest } from '../requests/rights-request.entity';

/** Mails a new link to whoever holds a pass, also one that is over. */
export class GuestLinks {
  constructor(
    private readonly course: RequestCourse,
    private readonly limits: GuestLimits,
  ) {}

  async send(change: Change, request: RightsRequest): Promise<void> {
    const taken = await this.limits.takeLink(change.manager, request.id, change.at);
    if ('retryAt' in taken)
      throw refusal(
        'TOO_MANY_ATTEMPTS',
        [],
        {
          en: 'Links were sent several times; use one of them, or try again later.',
          de: 'Es wurden schon mehrmals Links gesendet; verwenden Sie einen davon oder versuchen Sie es später.',
        },
        { retryAt: taken.retryAt },
      );
    await this.course.tell(change, request, {
      trail: 'request.link_sent',
      letter: ({ reference }) => guestLetters.newLink(reference),
      isToProve: true,
    });
  }
}
