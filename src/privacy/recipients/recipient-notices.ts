import type { Change } from '../../foundation/change';
import type { ForeignReferences } from '../../foundation/foreign-references';
import { newId } from '../../foundation/ids';
import type { Jobs } from '../../jobs';
import type { PersonalRecords, RecipientCode } from '../../personal-data';
import { officeLetters } from '../letters/office.letters';
import type { Correspondence } from '../register/correspondence';
import { newsKinds, RecipientNoticeState } from './notice.vocabulary';
import { receiversOf } from './receivers';
import { RecipientNotice } from './recipient-notice.entity';
import type { RecipientNews, TellsRecipients } from './tells-recipients';
import { byNature, type WhyNotTold } from './why-not-told.messages';

const { QUEUED, NOT_TOLD } = RecipientNoticeState;

/** The promise that a recipient is told. */
export function deliveryOf(noticeId: string) {
  return { kind: 'recipient.tell', about: noticeId };
}

export interface NoticeParts {
  records: PersonalRecords;
  jobs: Jobs;
  references: ForeignReferences;
  correspondence: Correspondence;
  /** The recipients that can be told, by code. */
  endpoints: Pick<ReadonlyMap<string, unknown>, 'has'>;
}

/** One notice for each recipient and news, and the promise to deliver it where the recipient can be told. */
export class RecipientNotices implements TellsRecipients {
  constructor(private readonly parts: NoticeParts) {}

  async tell(change: Change, news: RecipientNews): Promise<void> {
    const receivers = receiversOf(this.parts.records.catalogue, news, news.except);
    const notices: RecipientNotice[] = [];
    for (const [recipient, categories] of receivers) {
      const notice = await this.noticeOf(change, news, recipient, categories);
      // A request hears of each recipient; of a change without one only those are on record who are to be told.
      if (news.requestId !== null || notice.whyNotCode !== 'BY_NATURE') notices.push(notice);
    }
    if (notices.length === 0) return;
    await change.manager.insert(RecipientNotice, notices);
    for (const notice of notices) await this.promise(change, notice);
  }

  /** Where a notice begins: to be delivered under the recipient's own name for the person, or not, and why. */
  async standingOf({ manager }: Change, notice: RecipientNotice): Promise<Partial<RecipientNotice>> {
    const { recipient, customerId } = notice;
    const known = await this.parts.records.open(notice, 'reference');
    const reference = known ?? (await this.parts.references.find(manager, recipient, customerId));
    const whyNotCode = this.whyNot(recipient, reference);
    const kept = whyNotCode === null || whyNotCode === 'BY_HAND' ? reference : null;
    const sealed = await this.parts.records.seal(RecipientNotice, notice, { reference: kept });
    return { ...sealed, state: whyNotCode ? NOT_TOLD : QUEUED, whyNotCode };
  }

  /** The job of one that is to be delivered, or a letter to the office about one that nobody but the office can. */
  async promise(change: Change, notice: RecipientNotice): Promise<void> {
    if (notice.state === QUEUED) await this.parts.jobs.again(change, deliveryOf(notice.id));
    else if (notice.whyNotCode === 'BY_HAND')
      await this.parts.correspondence.tellOffice(change, officeLetters.tellByHand(notice.id));
  }

  private whyNot(recipient: RecipientCode, reference: string | null): WhyNotTold | null {
    if (reference !== null && this.parts.endpoints.has(recipient)) return null;
    if (byNature(recipient)) return 'BY_NATURE';
    const isStranger = reference === null && this.parts.references.knows(recipient);
    return isStranger ? 'UNKNOWN_THERE' : 'BY_HAND';
  }

  private async noticeOf(
    change: Change,
    { customerId, requestId, about }: RecipientNews,
    recipient: RecipientCode,
    categories: readonly string[],
  ): Promise<RecipientNotice> {
    const notice = Object.assign(new RecipientNotice(), {
      id: newId('ntc'),
      customerId,
      requestId,
      recipient,
      about: newsKinds[about],
      categories: categories.join(','),
      reason: null,
      reference: null,
      createdAt: change.at,
      at: change.at,
    });
    return Object.assign(notice, await this.standingOf(change, notice));
  }
}
