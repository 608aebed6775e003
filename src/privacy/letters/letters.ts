import { type Language, languages, type Text } from '../../foundation/text';
import type { Letter } from '../../mail';

/** One letter in every language. */
export type Letters = Record<Language, Letter>;

const referenceWord: Text = { en: 'Reference', de: 'Aktenzeichen' };

/** A letter about a request: what happened, the reference, what follows from it. */
export function letterAbout(
  reference: string,
  template: string,
  subject: Text,
  first: Text,
  ...others: Text[]
): Letters {
  const letters = languages.map((language) => {
    const named = `${referenceWord[language]}: ${reference}`;
    const parts = [first[language], named, ...others.map((each) => each[language])];
    const letter = {
      template,
      subject: `${subject[language]} (${reference})`,
      text: `${parts.join('\n\n')}\n`,
    };
    return [language, letter] as const;
  });
  return Object.fromEntries(letters) as Letters;
}
