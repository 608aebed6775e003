import type { Change } from '../../foundation/change';
import { Collision } from '../../foundation/database';
import type { PersonalRecords } from '../../personal-data';
import type { RequestCourse } from '../course/request-course';
import { officeLetters } from '../letters/office.letters';
import type { ProcessingRegister } from '../processing/processing-register';
import type { Correspondence } from '../register/correspondence';
import { RightsRequest } from '../requests/rights-request.entity';
import { RequestEventKind } from '../requests/vocabulary';
import { outcomeTexts } from './notice.messages';
import { RecipientNoticeState } from './notice.vocabulary';
import { RecipientNotice } from './recipient-notice.entity';
import type { WhyNotTold } from './why-not-told.messages';

/** What came of telling a recipient. */
export interface NoticeOutcome {
  state: RecipientNoticeState;
  whyNotCode?: WhyNotTold | null;
  /** What the recipient said. */
  reason?: string | null;
}

/** Writes down what recipients answered, in the notice and in the course of its request. */
export class NoticeOutcomes {
  constructor(
    private readonly records: PersonalRecords,
    private readonly course: RequestCourse,
    private readonly correspondence: Correspondence,
    private readonly register: ProcessingRegister,
  ) {}

  /** In the caller's transaction. Once a recipient has answered, its name for the person is needed no longer. */
  async settle(change: Change, notice: RecipientNotice, outcome: NoticeOutcome): Promise<void> {
    const { FAILED } = RecipientNoticeState;
    const { state, whyNotCode = null, reason = null } = outcome;
    const { id, state: before, at: since } = notice;
    const sealed = await this.records.seal(RecipientNotice, notice, {
      reason,
      ...(state !== FAILED && { reference: null }),
    });
    const { affected } = await change.manager.update(
      RecipientNotice,
      { id, state: before, at: since },
      { ...sealed, state, whyNotCode, at: change.at },
    );
    if (affected !== 1) throw new Collision('A notice was settled meanwhile.');
    await this.noteInCourse(change, notice, state);
    if (state === FAILED) await this.correspondence.tellOffice(change, officeLetters.notTold(id));
  }

  private async noteInCourse(
    change: Change,
    { requestId, recipient }: RecipientNotice,
    state: RecipientNoticeState,
  ): Promise<void> {
    const request = requestId && (await change.manager.findOneBy(RightsRequest, { id: requestId }));
    if (!request) return;
    const { language } = request;
    const { name } = this.register.in(language).recipients.get(recipient)!;
    const note = `${name}: ${outcomeTexts[state][language]}`;
    await this.course.note(change, request, { kind: RequestEventKind.RECIPIENT, note });
  }
}
