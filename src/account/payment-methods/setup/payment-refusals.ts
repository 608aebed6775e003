import type { Clock } from '../../../foundation/clock';
import type { Logger } from '../../../foundation/logging';
import { refusal } from '../../../foundation/refusal';
import { PaymentDeclined, PaymentUnavailable, SetupIncomplete, SetupUnknown } from '../../../payments';
import { declineMessages } from './decline.messages';

const pauseMs = 60_000;

/** Tells customers what the payment processor says no to, and the log when it says nothing. */
export class PaymentRefusals {
  constructor(
    private readonly clock: Clock,
    private readonly log: Logger,
  ) {}

  /** What `asking` answers; a processor's no becomes a refusal at `path`. */
  async during<T>(path: string[], asking: Promise<T>): Promise<T> {
    try {
      return await asking;
    } catch (error) {
      throw this.refusalFor(path, error);
    }
  }

  private refusalFor(path: string[], error: unknown): unknown {
    if (error instanceof SetupUnknown) return unknownSetup(path);
    if (error instanceof SetupIncomplete)
      return refusal('NOT_ALLOWED_NOW', path, {
        en: 'The set-up is not finished. Finish it on the page of the payment processor first.',
        de: 'Die Einrichtung ist nicht abgeschlossen. Schließen Sie sie zuerst beim Zahlungsdienstleister ab.',
      });
    if (error instanceof PaymentDeclined) return refusal('DECLINED', path, declineMessages[error.reason]);
    return error instanceof PaymentUnavailable ? this.unavailable(error) : error;
  }

  private unavailable({ reason, requestId }: PaymentUnavailable): unknown {
    this.log.warn({ reason, requestId }, 'the payment processor cannot be asked');
    if (reason === 'not_configured')
      return refusal('UNSUPPORTED', [], {
        en: 'Ways to pay cannot be added here.',
        de: 'Zahlungsmittel können hier nicht hinzugefügt werden.',
      });
    const message = {
      en: 'The payment processor does not answer. Nothing was done; try again in a minute.',
      de: 'Der Zahlungsdienstleister antwortet nicht. Es ist nichts geschehen; versuchen Sie es in einer Minute noch einmal.',
    };
    const retryAt = new Date(this.clock.now().getTime() + pauseMs);
    return refusal('UNAVAILABLE', [], message, { retryAt });
  }
}

/** The same for somebody else's set-up, for one that is over, and for one whose method was removed. */
export function unknownSetup(path: string[]) {
  return refusal('NOT_FOUND', path, {
    en: 'There is no such set-up. Begin anew.',
    de: 'Diese Einrichtung gibt es nicht. Beginnen Sie noch einmal.',
  });
}
