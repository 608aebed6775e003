import type { Text } from '../../foundation/text';
import { Right } from '../requests/vocabulary';

/** The rights by name, with the article that grants each. */
export const rightNames: Record<Right, Text> = {
  [Right.ACCESS]: { en: 'Access (Art. 15 GDPR)', de: 'Auskunft (Art. 15 DSGVO)' },
  [Right.RECTIFICATION]: { en: 'Rectification (Art. 16 GDPR)', de: 'Berichtigung (Art. 16 DSGVO)' },
  [Right.ERASURE]: { en: 'Erasure (Art. 17 GDPR)', de: 'Löschung (Art. 17 DSGVO)' },
  [Right.RESTRICTION]: {
    en: 'Restriction of processing (Art. 18 GDPR)',
    de: 'Einschränkung der Verarbeitung (Art. 18 DSGVO)',
  },
  [Right.PORTABILITY]: { en: 'Data portability (Art. 20 GDPR)', de: 'Datenübertragbarkeit (Art. 20 DSGVO)' },
  [Right.OBJECTION]: { en: 'Objection (Art. 21 GDPR)', de: 'Widerspruch (Art. 21 DSGVO)' },
};
