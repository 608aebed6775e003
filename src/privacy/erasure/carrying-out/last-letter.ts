import type { EntityManager } from 'typeorm';
import type { Mailer } from '../../../mail';
import { erasureLetters } from '../../letters/erasure.letters';
import { Receipt } from '../../receipts/receipt.entity';
import type { RightsRequest } from '../../requests/rights-request.entity';
import type { Plan } from '../plan/erasure-plan';
import { keptInWords } from '../plan/kept-in-words';

/** The last message to a person who is erased: past the outbox, and nothing of it stays. */
export class LastLetter {
  constructor(private readonly mailer: Mailer) {}

  /** Sent again after an interruption, it is known as the same. */
  async send(manager: EntityManager, request: RightsRequest, to: string, plan: Plan): Promise<void> {
    const { id, reference, language } = request;
    const receipt = await manager.findOne(Receipt, {
      where: { requestId: id },
      order: { issuedAt: 'ASC', id: 'ASC' },
    });
    const letters = erasureLetters.done(reference, keptInWords(plan.keeps), receipt?.jws ?? null);
    const { subject, text } = letters[language];
    const mail = { id: id.replace(/^req/, 'mai'), to, subject, text };
    await (this.mailer.sendLast ? this.mailer.sendLast(mail) : this.mailer.send(mail));
  }
}
