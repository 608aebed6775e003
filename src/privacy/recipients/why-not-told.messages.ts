import type { Text } from '../../foundation/text';
import { recipients, type RecipientCode } from '../../personal-data';

/** Why a recipient is not told by us, or could not be. */
export const whyNotTold = {
  BY_HAND: {
    en: 'It has no address at which our system tells it; our privacy office tells it by hand.',
    de: 'Es gibt keine Adresse, unter der unser System ihn unterrichtet; unsere Datenschutzstelle tut es von Hand.',
  },
  UNKNOWN_THERE: {
    en: 'Nothing of yours was handed to it, so that it does not know you.',
    de: 'Ihm wurde nichts von Ihnen übergeben; er kennt Sie nicht.',
  },
  NO_ANSWER: { en: 'It does not answer.', de: 'Er antwortet nicht.' },
  NOT_TAKEN: { en: 'It does not take the news.', de: 'Er nimmt die Nachricht nicht an.' },
  WRONG_ADDRESS: {
    en: 'The address that we have for it leads nowhere that we may write to.',
    de: 'Die Adresse, die wir von ihm haben, führt nirgendwohin, wohin wir schreiben dürfen.',
  },
} as const satisfies Record<string, Text>;

/** BY_NATURE: the register says so of this recipient. */
export type WhyNotTold = keyof typeof whyNotTold | 'BY_NATURE';

export function whyNotToldText(recipient: RecipientCode, code: WhyNotTold): Text | null {
  return code === 'BY_NATURE' ? byNature(recipient) : whyNotTold[code];
}

/** Why this recipient needs not be told at all; null where it does. */
export function byNature(recipient: RecipientCode): Text | null {
  const known = recipients[recipient];
  return 'followsUs' in known ? known.followsUs : null;
}
