import type { Text } from '../../foundation/text';
import type { ReceiptKind } from './receipts';

/** What each receipt proves, in a few words. */
export const receiptTitles: Record<ReceiptKind, Text> = {
  REQUEST_RECEIVED: { en: 'Request received', de: 'Antrag eingegangen' },
  REQUEST_IDENTITY_ASKED: { en: 'Proof of identity asked for', de: 'Nachweis der Identität erbeten' },
  REQUEST_CLARIFICATION_ASKED: { en: 'Clarification asked for', de: 'Klarstellung erbeten' },
  REQUEST_EXTENDED: { en: 'Period extended', de: 'Frist verlängert' },
  REQUEST_APPROVED: { en: 'Request granted', de: 'Antrag stattgegeben' },
  REQUEST_HELD: { en: 'Request held', de: 'Antrag angehalten' },
  REQUEST_REFUSED: { en: 'Request refused', de: 'Antrag abgelehnt' },
  REQUEST_REFERRED: { en: 'Request handed over', de: 'Antrag übergeben' },
  REQUEST_WITHDRAWN: { en: 'Request withdrawn', de: 'Antrag zurückgenommen' },
  REQUEST_CLOSED_UNVERIFIED: {
    en: 'Closed, as it was not proven who asked',
    de: 'Geschlossen, da nicht nachgewiesen wurde, wer gefragt hat',
  },
  REQUEST_FULFILLED: { en: 'Request fulfilled', de: 'Antrag erfüllt' },
  REQUEST_PARTLY_FULFILLED: { en: 'Request fulfilled in part', de: 'Antrag teilweise erfüllt' },
  RESTRICTION_LIFT_ANNOUNCED: {
    en: 'Lifting of the restriction announced',
    de: 'Aufhebung der Einschränkung angekündigt',
  },
  RESTRICTION_LIFTED: { en: 'Restriction lifted', de: 'Einschränkung aufgehoben' },
  RESTRICTION_ENDED: { en: 'Restriction ended', de: 'Einschränkung beendet' },
  OBJECTION_WITHDRAWN: { en: 'Objection withdrawn', de: 'Widerspruch zurückgenommen' },
  KEPT_PART_DISCLOSED: { en: 'Told what is kept', de: 'Mitgeteilt, was aufbewahrt wird' },
  KEPT_PART_DELETED: { en: 'Kept part deleted', de: 'Aufbewahrter Teil gelöscht' },
};
