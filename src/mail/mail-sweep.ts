import { In } from 'typeorm';
import type { RetentionPorts } from '../personal-data';
import type { Mailer } from './mailer';
import { OutboxMail } from './outbox-mail.entity';

/** With the row of a mail, once its time is over, goes what is kept of it on this machine: nothing else names that file. */
export function sweepMails({ retention, mailer }: { retention: RetentionPorts; mailer: Mailer }): void {
  retention.sweepBy(OutboxMail, async ({ manager }, ids) => {
    await mailer.forget?.(ids);
    await manager.delete(OutboxMail, { id: In([...ids]) });
  });
}
