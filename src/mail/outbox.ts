import type { Change } from '../foundation/change';
import { newId } from '../foundation/ids';
import type { Jobs } from '../jobs';
import type { PersonalRecords, PurposeCode } from '../personal-data';
import { passing } from '../processing';
import type { Letter } from './letter';
import { OutboxMail } from './outbox-mail.entity';

export const deliveryKind = 'mail.deliver';

/** Whose mails to our own offices are, and under whose key they lie. */
const ourselves = 'office';

/**
 * Where mails are promised: the mail and its delivery are written in the caller's transaction. Unless it is said
 * what they serve, they belong to the contract and wait while its processing is restricted.
 */
export class Outbox {
  constructor(
    private readonly records: PersonalRecords,
    private readonly jobs: Jobs,
    private readonly purpose: PurposeCode = 'service',
  ) {}

  /** The same for mails that serve this purpose. */
  serving(purpose: PurposeCode): Outbox {
    return new Outbox(this.records, this.jobs, purpose);
  }

  async post(change: Change, customerId: string, address: string, letter: Letter): Promise<void> {
    const row = { id: newId('mai'), customerId };
    const { template, ...content } = letter;
    const sealed = await this.records.seal(OutboxMail, row, { recipient: address, content });
    await change.manager.insert(OutboxMail, {
      ...row,
      ...sealed,
      template,
      purpose: this.purpose,
      postedAt: change.at,
      sentAt: null,
    });
    await this.jobs.enqueue(change, { kind: deliveryKind, about: row.id });
  }

  /**
   * To an office of ours. It is not the mail of the person it is about, of whom perhaps no key is left to seal it; so
   * writing it is not that person's own act either, but how we come to answer it.
   */
  postToUs(change: Change, address: string, letter: Letter): Promise<void> {
    const answering = { entrance: 'mail to us', purpose: this.purpose } as const;
    return passing(answering, () => this.post(change, ourselves, address, letter));
  }
}
