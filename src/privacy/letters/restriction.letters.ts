import type { CalendarDay } from '../../foundation/calendar-day';
import type { Text } from '../../foundation/text';
import { dayInWords } from '../deadlines/day-in-words';
import { letterAbout, type Letters } from './letters';

const restriction: Text = {
  en: 'Restriction of the processing of your data',
  de: 'Einschränkung der Verarbeitung Ihrer Daten',
};

/** The letters of restrictions; their scope and the reasons are read in the privacy centre. */
export const restrictionLetters = {
  restricted: (reference: string): Letters =>
    letterAbout(
      reference,
      'restriction-begun',
      restriction,
      {
        en: 'The processing of your data is restricted as decided (Art. 18 GDPR). What is restricted stays stored and is not used; those who received it from us are told.',
        de: 'Die Verarbeitung Ihrer Daten ist wie beschieden eingeschränkt (Art. 18 DSGVO). Was eingeschränkt ist, bleibt gespeichert und wird nicht genutzt; wer es von uns erhalten hat, erfährt davon.',
      },
      {
        en: 'You can end it at any time in the privacy centre. We lift it only after telling you at least seven days before.',
        de: 'Sie können sie jederzeit im Datenschutzbereich beenden. Wir heben sie nur auf, nachdem wir es Ihnen mindestens sieben Tage vorher mitgeteilt haben.',
      },
    ),

  liftAnnounced: (reference: string, day: CalendarDay): Letters =>
    letterAbout(
      reference,
      'restriction-lift-announced',
      restriction,
      {
        en: `We intend to lift the restriction on ${dayInWords(day, 'en')} (Art. 18(3) GDPR).`,
        de: `Wir beabsichtigen, die Einschränkung am ${dayInWords(day, 'de')} aufzuheben (Art. 18 Abs. 3 DSGVO).`,
      },
      {
        en: 'Sign in to read the reason in the privacy centre. If you disagree, write us a message there: we do not lift it before we have answered.',
        de: 'Melden Sie sich an, um den Grund im Datenschutzbereich zu lesen. Wenn Sie nicht einverstanden sind, schreiben Sie uns dort eine Nachricht: Wir heben sie nicht auf, bevor wir geantwortet haben.',
      },
    ),

  lifted: (reference: string): Letters =>
    letterAbout(
      reference,
      'restriction-lifted',
      restriction,
      {
        en: 'The restriction was lifted today, as announced.',
        de: 'Die Einschränkung wurde heute wie angekündigt aufgehoben.',
      },
      {
        en: 'You may ask for a new one at any time, and complain to a supervisory authority.',
        de: 'Sie können jederzeit eine neue verlangen und sich bei einer Aufsichtsbehörde beschweren.',
      },
    ),

  ended: (reference: string): Letters =>
    letterAbout(
      reference,
      'restriction-ended',
      restriction,
      {
        en: 'You ended the restriction; your data is processed again as before.',
        de: 'Sie haben die Einschränkung beendet; Ihre Daten werden wieder wie zuvor verarbeitet.',
      },
      {
        en: 'If you did not do this, sign in and tell us.',
        de: 'Wenn Sie das nicht waren, melden Sie sich an und sagen Sie es uns.',
      },
    ),
};
