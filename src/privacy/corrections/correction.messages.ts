import type { Text } from '../../foundation/text';

/** What is wrong with corrections, in words. */
export const correctionRefusals = {
  none: {
    en: 'Say what is to be corrected, or write a statement.',
    de: 'Sagen Sie, was zu berichtigen ist, oder schreiben Sie eine Erklärung.',
  },
  unnamed: {
    en: 'This request names no value, so that nothing would be put right. Record a request with its corrections for this customer, and approve this one once that is fulfilled.',
    de: 'Dieser Antrag nennt keinen Wert, sodass nichts berichtigt würde. Nehmen Sie für diese Kundin oder diesen Kunden einen Antrag mit den Berichtigungen auf, und bewilligen Sie diesen, sobald jener erfüllt ist.',
  },
  unknown: {
    en: 'There is no such field; see dataCategories.',
    de: 'Dieses Feld gibt es nicht; siehe dataCategories.',
  },
  twice: { en: 'This field is named twice.', de: 'Dieses Feld ist doppelt genannt.' },
  needed: {
    en: 'The contract needs this value; it can be corrected and not removed.',
    de: 'Der Vertrag braucht diesen Wert; er lässt sich berichtigen, aber nicht entfernen.',
  },
  same: { en: 'This is what stands there already.', de: 'So steht es dort schon.' },
  tooMany: (most: number): Text => ({
    en: `At most ${most} values are corrected by one request.`,
    de: `Ein Antrag berichtigt höchstens ${most} Werte.`,
  }),
} as const satisfies Record<string, Text | ((most: number) => Text)>;
