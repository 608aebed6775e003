import type { RefusalCode } from '../../foundation/refusal';
import type { Text } from '../../foundation/text';
import type { RequestFact, RequestMover } from './transition.table';

/** Why a step may not be taken, as a refusal and in words. */
export interface WhyNot {
  code: RefusalCode;
  message: Text;
}

/** The present state of the request has no such step. */
export const whyNotNow: WhyNot = {
  code: 'NOT_ALLOWED_NOW',
  message: {
    en: 'The present state of the request does not allow this.',
    de: 'Der jetzige Stand des Antrags lässt das nicht zu.',
  },
};

/** What happened before and may not happen again. */
export const whyNotSince: Record<RequestFact, WhyNot> = {
  CLARIFIED: {
    code: 'ALREADY_DONE',
    message: {
      en: 'The person was asked to clarify this request before; that is done once.',
      de: 'Zu diesem Antrag wurde schon einmal nachgefragt; das geschieht nur einmal.',
    },
  },
  EXTENDED: {
    code: 'ALREADY_DONE',
    message: {
      en: 'The period was extended before; that is done once.',
      de: 'Die Frist wurde schon verlängert; das geschieht nur einmal.',
    },
  },
  FIRST_MONTH_OVER: {
    code: 'TOO_LATE',
    message: {
      en: 'A period is extended only before its first month has ended.',
      de: 'Eine Frist wird nur verlängert, bevor ihr erster Monat abgelaufen ist.',
    },
  },
  VERIFIED: {
    code: 'NOT_ALLOWED_NOW',
    message: {
      en: 'The person has proven who they are, and there is no sign that somebody else acts in their name.',
      de: 'Die Person hat sich ausgewiesen, und es gibt kein Anzeichen, dass jemand anderes in ihrem Namen handelt.',
    },
  },
  NO_ACCOUNT: {
    code: 'NOT_ALLOWED_NOW',
    message: {
      en: 'Nothing is held of which there could be a copy; the decision says so.',
      de: 'Es ist nichts gespeichert, wovon es eine Kopie geben könnte; der Bescheid sagt es.',
    },
  },
  MARKETING_STOPPED: {
    code: 'NOT_ALLOWED_NOW',
    message: {
      en: 'Marketing ended when this objection arrived (Art. 21(3) GDPR), so there is nothing to refuse. Approve it: that answers the note.',
      de: 'Die Werbung endete mit dem Eingang dieses Widerspruchs (Art. 21 Abs. 3 DSGVO); abzulehnen ist nichts. Geben Sie ihm statt: das beantwortet, was dazu geschrieben wurde.',
    },
  },
  COPY_GONE: {
    code: 'EXPIRED',
    message: {
      en: 'The copy was kept for fourteen days and is deleted. You may ask again.',
      de: 'Die Kopie wurde vierzehn Tage bereitgehalten und ist gelöscht. Sie können erneut fragen.',
    },
  },
};

/** Somebody who never takes this step, whatever the state. */
export function whyNotBy(by: RequestMover): WhyNot {
  if (by === 'OWN_RECORD')
    return {
      code: 'SAME_PERSON',
      message: {
        en: 'This request is about your own data; a colleague must deal with it.',
        de: 'Dieser Antrag betrifft Ihre eigenen Daten; er ist von einer Kollegin oder einem Kollegen zu bearbeiten.',
      },
    };
  if (by === 'ANOTHER_OFFICER')
    return {
      code: 'NOT_ALLOWED_NOW',
      message: {
        en: 'Another officer has taken this request; it must be released first.',
        de: 'Diesen Antrag hat jemand anderes übernommen; er muss erst freigegeben werden.',
      },
    };
  return {
    code: 'NOT_ALLOWED_NOW',
    message: {
      en: 'This step is not yours to take.',
      de: 'Dieser Schritt steht Ihnen nicht zu.',
    },
  };
}
