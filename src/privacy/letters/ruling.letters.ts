import type { CalendarDay } from '../../foundation/calendar-day';
import type { Text } from '../../foundation/text';
import { dayInWords } from '../deadlines/day-in-words';
import { lawIn } from '../decisions/law-in-words';
import { letterAbout, type Letters } from './letters';

const decided: Text = { en: 'Decision on your privacy request', de: 'Bescheid zu Ihrem Datenschutzantrag' };
const reasons: Text = {
  en: 'Sign in to read the reasons in the privacy centre; a signed receipt lies there too.',
  de: 'Melden Sie sich an, um die Begründung im Datenschutzbereich zu lesen; dort liegt auch eine signierte Quittung.',
};
const late: Text = {
  en: 'This answer comes after the last day of the period. We apologise for that.',
  de: 'Diese Antwort kommt nach dem letzten Tag der Frist. Wir bitten dafür um Entschuldigung.',
};

export interface RulingFacts {
  reference: string;
  isLate: boolean;
  /** What can be done against it, in both languages. */
  remedies: readonly Text[];
}

/** The letters of what an officer decided; a refusal names its ground and the remedies (Art. 12(4)). */
export const rulingLetters = {
  extended: (reference: string, why: Text, lastDay: CalendarDay): Letters =>
    letterAbout(
      reference,
      'request-extended',
      { en: 'Your privacy request takes longer', de: 'Ihr Datenschutzantrag dauert länger' },
      {
        en: `We need more time for your request, because ${why.en} (Art. 12(3) GDPR).`,
        de: `Wir brauchen für Ihren Antrag mehr Zeit, weil ${why.de} (Art. 12 Abs. 3 DSGVO).`,
      },
      {
        en: `You have our answer by ${dayInWords(lastDay, 'en')} at the latest.`,
        de: `Sie haben unsere Antwort spätestens am ${dayInWords(lastDay, 'de')}.`,
      },
      reasons,
    ),

  approved: ({ reference, isLate, remedies }: RulingFacts, isPartial: boolean): Letters =>
    letterAbout(
      reference,
      'request-approved',
      decided,
      isPartial
        ? {
            en: 'Your request was approved in part and is being carried out. The decision says what is left out and why.',
            de: 'Ihrem Antrag wurde teilweise stattgegeben; er wird nun ausgeführt. Der Bescheid sagt, was ausgenommen ist und warum.',
          }
        : {
            en: 'Your request was approved and is being carried out.',
            de: 'Ihrem Antrag wurde stattgegeben; er wird nun ausgeführt.',
          },
      ...(isLate ? [late] : []),
      ...(isPartial ? [reasons, ...remedies] : []),
    ),

  refused: ({ reference, isLate, remedies }: RulingFacts, ground: Text, article: string): Letters =>
    letterAbout(
      reference,
      'request-refused',
      decided,
      {
        en: `We do not carry out your request: ${ground.en} (${article} GDPR).`,
        de: `Wir führen Ihren Antrag nicht aus: ${ground.de} (${lawIn('de', `${article} GDPR`)}).`,
      },
      ...(isLate ? [late] : []),
      reasons,
      ...remedies,
    ),

  referred: ({ reference, isLate, remedies }: RulingFacts): Letters =>
    letterAbout(
      reference,
      'request-referred',
      decided,
      {
        en: 'We process the data that you ask about on behalf of another company, and have handed your request over to it (Art. 28(3)(e) GDPR).',
        de: 'Die Daten, nach denen Sie fragen, verarbeiten wir im Auftrag eines anderen Unternehmens; wir haben ihm Ihren Antrag übergeben (Art. 28 Abs. 3 Buchst. e DSGVO).',
      },
      {
        en: 'Sign in to read in the privacy centre which company it is.',
        de: 'Melden Sie sich an, um im Datenschutzbereich zu lesen, welches Unternehmen es ist.',
      },
      ...(isLate ? [late] : []),
      ...remedies,
    ),

  withdrawn: (reference: string): Letters =>
    letterAbout(
      reference,
      'request-withdrawn',
      { en: 'Your privacy request is withdrawn', de: 'Ihr Datenschutzantrag ist zurückgenommen' },
      {
        en: 'You withdrew your request, and we do nothing further with it. You may make a new one at any time.',
        de: 'Sie haben Ihren Antrag zurückgenommen; wir unternehmen nichts weiter. Sie können jederzeit einen neuen stellen.',
      },
      {
        en: 'If you did not do this, sign in and tell us.',
        de: 'Wenn Sie das nicht waren, melden Sie sich an und sagen Sie es uns.',
      },
    ),
};
