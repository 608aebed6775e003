import type { Change } from '../../foundation/change';
import { Collision } from '../../foundation/database';
import { Problems, refusal } from '../../foundation/refusal';
import type { Ledger } from '../../ledger';
import type { NoticeOutcomes } from '../recipients/notice-outcomes';
import { RecipientNoticeState } from '../recipients/notice.vocabulary';
import { RecipientNotice } from '../recipients/recipient-notice.entity';
import type { RecipientNotices } from '../recipients/recipient-notices';
import { parseRequired, parseWritten } from '../../values';
import { whyNotBy } from '../requests/why-not.messages';

const { FAILED, NOT_TOLD, KEPT_BY_RECIPIENT } = RecipientNoticeState;

export interface RecipientAnswerOrder {
  noticeId: string;
  answer: 'TOLD' | 'CONFIRMED' | 'KEPT_BY_RECIPIENT';
  reason?: string | null;
}

/** What officers do about recipients that our system cannot tell, or could not reach. */
export class NoticeDeskService {
  constructor(
    private readonly notices: RecipientNotices,
    private readonly outcomes: NoticeOutcomes,
    private readonly ledger: Ledger,
  ) {}

  /** Tells the recipient again: at once, or by hand where it has no address. */
  async retry(change: Change, noticeId: string): Promise<void> {
    const notice = await this.unsettled(change, noticeId);
    const { id, state: before, at: since } = notice;
    const standing = { ...(await this.notices.standingOf(change, notice)), at: change.at };
    const { affected } = await change.manager.update(
      RecipientNotice,
      { id, state: before, at: since },
      standing,
    );
    if (affected !== 1) throw new Collision('A notice was settled meanwhile.');
    await this.notices.promise(change, Object.assign(notice, standing));
    await this.record(change, notice, 'recipient.retried');
  }

  /** What a recipient answered to an officer. */
  async answer(change: Change, { noticeId, answer, reason }: RecipientAnswerOrder): Promise<void> {
    const notice = await this.unsettled(change, noticeId);
    const problems = new Problems();
    const state = RecipientNoticeState[answer];
    const parse = state === KEPT_BY_RECIPIENT ? parseRequired : parseWritten;
    const said = parse(problems, ['reason'], reason);
    problems.settle();
    await this.outcomes.settle(change, notice, { state, reason: said });
    await this.record(change, notice, 'recipient.answered');
  }

  /** A notice that failed or that the office tells by hand. */
  private async unsettled({ manager, actor }: Change, id: string): Promise<RecipientNotice> {
    const notice = await manager.findOneBy(RecipientNotice, { id });
    if (!notice)
      throw refusal('NOT_FOUND', ['noticeId'], {
        en: 'There is no such notice.',
        de: 'Diese Mitteilung gibt es nicht.',
      });
    const same = whyNotBy('OWN_RECORD');
    if (actor?.ownRecordId === notice.customerId) throw refusal(same.code, ['noticeId'], same.message);
    const isByHand = notice.state === NOT_TOLD && notice.whyNotCode === 'BY_HAND';
    if (notice.state !== FAILED && !isByHand)
      throw refusal('NOT_ALLOWED_NOW', ['noticeId'], {
        en: 'This recipient is being told, was told, or needs not be told.',
        de: 'Dieser Empfänger wird gerade unterrichtet, wurde es schon oder braucht es nicht.',
      });
    return notice;
  }

  private async record(change: Change, { id, customerId, categories }: RecipientNotice, action: string) {
    const act = { subject: customerId, action, fields: categories.split(','), about: id };
    await this.ledger.record(change, act);
  }
}
