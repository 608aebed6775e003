import type { CalendarDay } from '../../foundation/calendar-day';
import type { Text } from '../../foundation/text';
import { dayInWords } from '../deadlines/day-in-words';
import { letterAbout, type Letters } from './letters';

const question: Text = {
  en: 'A question about your privacy request',
  de: 'Eine Frage zu Ihrem Datenschutzantrag',
};
const untilThen: Text = {
  en: 'The period for our answer may stand still until you have answered.',
  de: 'Die Frist für unsere Antwort kann stillstehen, bis Sie geantwortet haben.',
};

/** The letters of questions to the person; what was asked in words is read in the privacy centre. */
export const questionLetters = {
  identity: (reference: string, code: string, hours: number): Letters =>
    letterAbout(
      reference,
      'request-identity',
      question,
      {
        en: 'Before we go on we must be sure that this request comes from you.',
        de: 'Bevor wir fortfahren, müssen wir sicher sein, dass dieser Antrag von Ihnen stammt.',
      },
      { en: `Your code: ${code}`, de: `Ihr Code: ${code}` },
      {
        en: `Sign in, open the request in the privacy centre and enter the code. It holds for ${hours} hours; you can have a new one sent there.`,
        de: `Melden Sie sich an, öffnen Sie den Antrag im Datenschutzbereich und geben Sie den Code ein. Er gilt ${hours} Stunden; dort können Sie auch einen neuen anfordern.`,
      },
      untilThen,
      {
        en: 'If you did not make this request, give the code to nobody and tell us.',
        de: 'Wenn dieser Antrag nicht von Ihnen stammt, geben Sie den Code niemandem und sagen Sie es uns.',
      },
    ),

  identityReminder: (reference: string, lastDay: CalendarDay): Letters =>
    letterAbout(
      reference,
      'request-identity-reminder',
      question,
      {
        en: 'We still wait for your proof that this request comes from you.',
        de: 'Wir warten noch auf Ihren Nachweis, dass dieser Antrag von Ihnen stammt.',
      },
      {
        en: `Sign in, open the request in the privacy centre and have a code sent. Without an answer by ${dayInWords(lastDay, 'en')} we close the request; you may ask again at any time.`,
        de: `Melden Sie sich an, öffnen Sie den Antrag im Datenschutzbereich und lassen Sie sich einen Code schicken. Ohne Antwort bis zum ${dayInWords(lastDay, 'de')} schließen wir den Antrag; Sie können jederzeit erneut fragen.`,
      },
    ),

  unverified: (reference: string): Letters =>
    letterAbout(
      reference,
      'request-unverified',
      { en: 'Your privacy request is closed', de: 'Ihr Datenschutzantrag ist geschlossen' },
      {
        en: 'We asked three times for a proof that this request comes from you and had no answer in thirty days. So we closed it without giving anything out (Art. 12(6) GDPR).',
        de: 'Wir haben dreimal um einen Nachweis gebeten, dass dieser Antrag von Ihnen stammt, und in dreißig Tagen keine Antwort erhalten. Darum haben wir ihn geschlossen, ohne etwas herauszugeben (Art. 12 Abs. 6 DSGVO).',
      },
      {
        en: 'You may make a new request at any time.',
        de: 'Sie können jederzeit einen neuen Antrag stellen.',
      },
    ),

  clarification: (reference: string, lastDay: CalendarDay): Letters =>
    letterAbout(
      reference,
      'request-clarification',
      question,
      {
        en: 'To answer you well we ask you to say more precisely which data you mean.',
        de: 'Um Ihnen gut zu antworten, bitten wir Sie, genauer zu sagen, welche Daten Sie meinen.',
      },
      {
        en: `Sign in and read the question in the privacy centre. You need not answer: after ${dayInWords(lastDay, 'en')} we make the full copy.`,
        de: `Melden Sie sich an und lesen Sie die Frage im Datenschutzbereich. Sie müssen nicht antworten: nach dem ${dayInWords(lastDay, 'de')} erstellen wir die vollständige Kopie.`,
      },
      untilThen,
    ),

  message: (reference: string): Letters =>
    letterAbout(
      reference,
      'request-message',
      { en: 'A message about your privacy request', de: 'Eine Nachricht zu Ihrem Datenschutzantrag' },
      {
        en: 'Our privacy office wrote to you about your request.',
        de: 'Unsere Datenschutzstelle hat Ihnen zu Ihrem Antrag geschrieben.',
      },
      {
        en: 'Sign in to read the message in the privacy centre and to answer it.',
        de: 'Melden Sie sich an, um die Nachricht im Datenschutzbereich zu lesen und zu beantworten.',
      },
    ),
};
