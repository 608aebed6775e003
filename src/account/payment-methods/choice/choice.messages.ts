import type { Text } from '../../../foundation/text';

/** Why a method cannot be chosen or removed, for the customer. */
export const choiceMessages = {
  missing: {
    en: 'There is no such payment method.',
    de: 'Dieses Zahlungsmittel gibt es nicht.',
  },
  unusable: {
    en: 'This payment method cannot be charged any more. Choose another one.',
    de: 'Dieses Zahlungsmittel lässt sich nicht mehr belasten. Wählen Sie ein anderes.',
  },
  itself: {
    en: 'A payment method cannot take its own place.',
    de: 'Ein Zahlungsmittel kann nicht an seine eigene Stelle treten.',
  },
  successor: {
    en: 'This payment method is charged by default. Say which one takes its place.',
    de: 'Dieses Zahlungsmittel wird standardmäßig belastet. Nennen Sie das, das an seine Stelle tritt.',
  },
  owing: {
    en: 'An invoice is still to be paid, and this is the last way to pay it. Add another one first, then remove this one.',
    de: 'Eine Rechnung ist noch offen, und dies ist das letzte Zahlungsmittel. Fügen Sie zuerst ein anderes hinzu und entfernen Sie dann dieses.',
  },
} as const satisfies Record<string, Text>;
