import type { Change } from '../../foundation/change';
import { Problems, refusal } from '../../foundation/refusal';
import type { Language } from '../../foundation/text';
import { ProcessingRestriction, type RestrictionGroundCode } from '../../processing';
import type { RequestCourse } from '../course/request-course';
import { channelOf, findOpen, provenAt } from '../intake/own-request';
import { restrictionLetters } from '../letters/restriction.letters';
import { rulingLetters } from '../letters/ruling.letters';
import type { RequestRegister } from '../register/request-register';
import { parseWritten } from '../../values';
import type { RightsRequest } from '../requests/rights-request.entity';
import { Right } from '../requests/vocabulary';
import type { RestrictionParticulars } from './restriction-particulars';
import type { Restrictions } from './restrictions';

export interface RestrictionWish {
  ground: RestrictionGroundCode;
  purposes?: readonly string[] | null;
  categories?: readonly string[] | null;
  continueFor?: readonly string[] | null;
  note?: string | null;
}

/** What a signed-in customer does about restrictions: asks for one, and ends one. */
export class RestrictionService {
  constructor(
    private readonly register: RequestRegister,
    private readonly course: RequestCourse,
    private readonly particulars: RestrictionParticulars,
    private readonly restrictions: Restrictions,
  ) {}

  async request(
    change: Change,
    customerId: string,
    wish: RestrictionWish,
    language: Language,
  ): Promise<RightsRequest> {
    const problems = new Problems();
    const note = parseWritten(problems, ['note'], wish.note);
    const said = await this.particulars.read(problems, wish);
    problems.settle();
    const request = await this.register.receive(change, {
      customerId,
      right: Right.RESTRICTION,
      channel: channelOf(change.actor),
      language,
      note,
      categories: null,
      duplicateOfId: await findOpen(change, customerId, Right.RESTRICTION),
      verifiedAt: provenAt(change),
    });
    await this.register.pursue(change, request, said);
    return request;
  }

  /** At any time; a request that is not decided yet is withdrawn with it. */
  async end(change: Change, customerId: string, id: string): Promise<void> {
    const row = await change.manager.findOneBy(ProcessingRestriction, { id, customerId });
    if (!row?.since)
      throw refusal('NOT_FOUND', ['restrictionId'], {
        en: 'There is no such restriction.',
        de: 'Diese Einschränkung gibt es nicht.',
      });
    if (row.liftedAt)
      throw refusal('ALREADY_DONE', ['restrictionId'], {
        en: 'This restriction has ended.',
        de: 'Diese Einschränkung ist beendet.',
      });
    if (row.ground === 'OBJECTION_PENDING')
      throw refusal('NOT_ALLOWED_NOW', ['restrictionId'], {
        en: 'It holds while your objection is weighed; withdraw the objection to end it.',
        de: 'Sie gilt, solange Ihr Widerspruch geprüft wird; nehmen Sie ihn zurück, um sie zu beenden.',
      });
    await this.endWith(change, row);
  }

  private async endWith(change: Change, row: ProcessingRestriction): Promise<void> {
    const request = await this.course.find(change, row.requestId);
    if (request.right === Right.RESTRICTION && !request.closedAt) {
      await this.course.take(change, request, {
        action: 'withdraw',
        trail: 'request.withdrawn',
        receipt: { kind: 'REQUEST_WITHDRAWN' },
        letter: ({ reference }) => rulingLetters.withdrawn(reference),
      });
      return;
    }
    await this.restrictions.lift(change, row);
    await this.course.tell(change, request, {
      receipt: { kind: 'RESTRICTION_ENDED' },
      letter: ({ reference }) => restrictionLetters.ended(reference),
    });
  }
}
