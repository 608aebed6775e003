import type { Mailer } from '../../mail';
import { recipientLetter } from '../letters/recipient.letters';
import { RecipientNoticeState } from '../recipients/notice.vocabulary';
import { type Answer, type Message, NotDelivered } from './delivery';

/** Tells a recipient by mail; its Message-ID is made of the notice's id, so that a repetition is known as one. */
export async function tellByMail(mailer: Mailer, to: string, message: Message): Promise<Answer> {
  const { subject, text } = recipientLetter(message);
  try {
    await mailer.send({ id: message.id, to, subject, text });
  } catch {
    throw new NotDelivered('NOT_TAKEN');
  }
  return { state: RecipientNoticeState.TOLD, reason: null };
}
