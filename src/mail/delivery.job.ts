import type { DataSource } from 'typeorm';
import type { JobKind, Work } from '../jobs';
import type { PersonalRecords } from '../personal-data';
import { passing } from '../processing';
import type { Letter } from './letter';
import { deliveryKind } from './outbox';
import type { Mailer } from './mailer';
import { OutboxMail } from './outbox-mail.entity';

/**
 * Hands promised mails over. Interrupted between acceptance and mark, a mail may go out again,
 * always under the same Message-ID.
 */
export class DeliveryJob implements JobKind {
  readonly kind = deliveryKind;
  readonly serves = { purpose: 'delivery', exemption: 'STORAGE' } as const;

  constructor(
    private readonly dataSource: DataSource,
    private readonly records: PersonalRecords,
    private readonly mailer: Mailer,
  ) {}

  async execute(work: Work): Promise<void> {
    const mail = await this.dataSource.manager.findOneBy(OutboxMail, { id: work.about });
    if (!mail || mail.sentAt) return work.finish();
    const { id, purpose } = mail;
    await passing({ entrance: this.kind, purpose }, () => handOver(this.records, this.mailer, mail));
    await work.finish(async ({ manager, at }) => {
      await manager.update(OutboxMail, { id }, { sentAt: at, recipient: null, content: null });
    });
  }
}

/** Gives a mail to the mailer. Without its key the addressee is erased: there is nobody left to write to. */
export async function handOver(records: PersonalRecords, mailer: Mailer, mail: OutboxMail): Promise<void> {
  const address = await records.open(mail, 'recipient');
  const content = await records.openJson<Omit<Letter, 'template'>>(mail, 'content');
  if (address && content) await mailer.send({ id: mail.id, to: address, ...content });
}
