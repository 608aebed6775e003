import { type DataSource, IsNull } from 'typeorm';
import type { Clock } from '../../../foundation/clock';
import type { Work } from '../../../jobs';
import { handOver, type Mailer, OutboxMail } from '../../../mail';
import type { PersonalRecords } from '../../../personal-data';
import { erasureLetters } from '../../letters/erasure.letters';
import { Receipt } from '../../receipts/receipt.entity';
import type { RightsRequest } from '../../requests/rights-request.entity';
import type { Plan } from '../plan/erasure-plan';
import { keptInWords } from '../plan/kept-in-words';
import type { BackupsUntil } from './backups-until';

/** So often a mail is tried: an address that takes none does not keep its person from being erased. */
const attempts = 8;

/** The last mails about a person who is erased: what still waits, and at the end one past the outbox. */
export class LastMails {
  constructor(
    private readonly database: DataSource,
    private readonly records: PersonalRecords,
    private readonly mailer: Mailer,
    private readonly clock: Clock,
    private readonly backupsUntil: BackupsUntil,
  ) {}

  /** Hands over what was promised before and would be deleted unsent: letters to the person and to our own offices. */
  async handOverWaiting(work: Work, customerId: string): Promise<void> {
    await this.tried(work, 'outbox-emptied', async () => {
      const waiting = { customerId, sentAt: IsNull() };
      for (const mail of await this.database.manager.findBy(OutboxMail, waiting))
        await handOver(this.records, this.mailer, mail);
    });
  }

  /** Nothing of it stays. Sent again after an interruption, it is known as the same. */
  async sendLast(work: Work, request: RightsRequest, to: string, plan: Plan): Promise<void> {
    const { id, reference, language } = request;
    const receipt = await this.database.manager.findOne(Receipt, {
      where: { requestId: id },
      order: { issuedAt: 'ASC', id: 'ASC' },
    });
    const remains = { kept: keptInWords(plan.keeps), backupsUntil: this.backupsUntil(this.clock.now()) };
    const letters = erasureLetters.done(reference, remains, receipt?.jws ?? null);
    const { subject, text } = letters[language];
    const mail = { id: id.replace(/^req/, 'mai'), to, subject, text };
    await this.tried(work, 'told', () =>
      this.mailer.sendLast ? this.mailer.sendLast(mail) : this.mailer.send(mail),
    );
  }

  private tried(work: Work, step: string, send: () => Promise<void>): Promise<void> {
    return work.outside(step, async () => {
      try {
        await send();
      } catch (error) {
        if (work.attempt < attempts) throw error;
      }
    });
  }
}
