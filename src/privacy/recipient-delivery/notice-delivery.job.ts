import type { Mailer } from '../../mail';
import type { JobKind, Work } from '../../jobs';
import type { Category, PersonalRecords } from '../../personal-data';
import type { RecipientEndpoints } from '../../settings';
import { RecipientNoticeState } from '../recipients/notice.vocabulary';
import { RecipientNotice } from '../recipients/recipient-notice.entity';
import { deliveryOf } from '../recipients/recipient-notices';
import type { NoticeOutcomes } from '../recipients/notice-outcomes';
import { type Answer, type Message, NotDelivered } from './delivery';
import { tellByMail } from './mail-delivery';
import { tellByWebhook } from './webhook-delivery';

/** About half a day, the pauses between them growing to an hour; before the engine itself gives up. */
const attempts = 24;

export interface DeliveryParts {
  records: PersonalRecords;
  outcomes: NoticeOutcomes;
  mailer: Mailer;
  endpoints: RecipientEndpoints;
  mayBePrivate: boolean;
}

/**
 * Tells recipients. Nothing waits for it: a recipient that is down delays its own notice alone. Interrupted between
 * the recipient's answer and our mark it tells again, under the same id.
 */
export class NoticeDeliveryJob implements JobKind {
  readonly kind = deliveryOf('').kind;
  readonly serves = { purpose: 'rights' } as const;

  constructor(private readonly parts: DeliveryParts) {}

  async execute(work: Work): Promise<void> {
    const { QUEUED, FAILED } = RecipientNoticeState;
    const { outcomes } = this.parts;
    const { notice, at } = await work.change(async (change) => ({
      notice: await change.manager.findOneBy(RecipientNotice, { id: work.about, state: QUEUED }),
      at: change.at,
    }));
    if (!notice) return work.finish();
    try {
      const answer = await this.tell(notice, at);
      await work.finish((change) => outcomes.settle(change, notice, answer));
    } catch (error) {
      if (!(error instanceof NotDelivered) || !(error.isFinal || work.attempt >= attempts)) throw error;
      const { code: whyNotCode } = error;
      await work.finish((change) => outcomes.settle(change, notice, { state: FAILED, whyNotCode }));
    }
  }

  private async tell(notice: RecipientNotice, sentAt: Date): Promise<Answer> {
    const { mailer, endpoints, mayBePrivate } = this.parts;
    const endpoint = endpoints.get(notice.recipient);
    // It was configured when the notice was written; the office hears that it is no longer.
    if (!endpoint) throw new NotDelivered('WRONG_ADDRESS', true);
    const message = await this.messageOf(notice);
    if (endpoint.kind === 'mail') return tellByMail(mailer, endpoint.address, message);
    return tellByWebhook(endpoint, message, sentAt, { mayBePrivate });
  }

  private async messageOf(notice: RecipientNotice): Promise<Message> {
    const { id, about, categories, createdAt: at } = notice;
    const reference = await this.parts.records.open(notice, 'reference');
    if (reference === null) throw new NotDelivered('UNKNOWN_THERE', true);
    return { id, about, reference, categories: categories.split(',') as Category[], at };
  }
}
