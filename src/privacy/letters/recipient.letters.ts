import type { Text } from '../../foundation/text';
import type { Letter } from '../../mail';
import { categories as categoryNames, type Category } from '../../personal-data';
import { RecipientNewsKind } from '../recipients/notice.vocabulary';

const { RECTIFICATION, ERASURE, RESTRICTION, RESTRICTION_LIFTED } = RecipientNewsKind;

const whatHappened: Record<RecipientNewsKind, Text> = {
  [RECTIFICATION]: {
    en: 'We corrected data of this person. Please have the present data fetched or asked for, and correct yours.',
    de: 'Wir haben Daten dieser Person berichtigt. Bitte rufen Sie die jetzigen Daten ab oder fragen Sie danach, und berichtigen Sie Ihre.',
  },
  [ERASURE]: {
    en: 'We erased data of this person. Please erase yours, and every link to it and copy of it.',
    de: 'Wir haben Daten dieser Person gelöscht. Bitte löschen Sie Ihre, mit allen Links darauf und Kopien davon.',
  },
  [RESTRICTION]: {
    en: 'The processing of data of this person is restricted (Art. 18). Please do nothing with it but store it.',
    de: 'Die Verarbeitung von Daten dieser Person ist eingeschränkt (Art. 18). Bitte tun Sie nichts damit, als sie zu speichern.',
  },
  [RESTRICTION_LIFTED]: {
    en: 'The restriction of the processing of data of this person has ended.',
    de: 'Die Einschränkung der Verarbeitung von Daten dieser Person ist beendet.',
  },
};

/** What a recipient is told by mail (Art. 19): its own reference for the person, and no other personal data. */
export function recipientLetter(news: {
  about: RecipientNewsKind;
  reference: string;
  categories: readonly Category[];
}): Letter {
  const { about, reference, categories } = news;
  const named = (language: keyof Text) => categories.map((code) => categoryNames[code][language]).join(', ');
  return {
    template: 'recipient-notice',
    subject: 'Notice under Art. 19 GDPR / Mitteilung nach Art. 19 DSGVO',
    text: `${whatHappened[about].en}

Your reference for the person: ${reference}
Categories of data: ${named('en')}

${whatHappened[about].de}

Ihre Kennung für die Person: ${reference}
Kategorien von Daten: ${named('de')}
`,
  };
}
