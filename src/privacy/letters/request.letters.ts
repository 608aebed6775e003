import type { CalendarDay } from '../../foundation/calendar-day';
import type { Language } from '../../foundation/text';
import type { Letter } from '../../mail';
import type { Right } from '../requests/vocabulary';
import { dayInWords } from '../deadlines/day-in-words';
import { rightNames } from './rights.messages';

/** The letters of a request: its reference, right and days, and no other personal data. */
export const requestLetters = {
  received: (reference: string, right: Right, lastDay: CalendarDay): Record<Language, Letter> => ({
    en: {
      template: 'request-received',
      subject: `Your privacy request ${reference}`,
      text: `We received your request.

Reference: ${reference}
Right: ${rightNames[right].en}
Answer due by: ${dayInWords(lastDay, 'en')}

You find its progress and a signed receipt in the privacy centre of your account.
If you did not make this request, sign in and tell us.
`,
    },
    de: {
      template: 'request-received',
      subject: `Ihr Datenschutzantrag ${reference}`,
      text: `Ihr Antrag ist bei uns eingegangen.

Aktenzeichen: ${reference}
Recht: ${rightNames[right].de}
Antwort fällig bis: ${dayInWords(lastDay, 'de')}

Den Fortgang und eine signierte Quittung finden Sie im Datenschutzbereich Ihres Kontos.
Wenn dieser Antrag nicht von Ihnen stammt, melden Sie sich an und sagen Sie es uns.
`,
    },
  }),

  held: (reference: string, right: Right): Record<Language, Letter> => ({
    en: {
      template: 'request-held',
      subject: `Your privacy request ${reference} is held`,
      text: `There are signs that somebody else acted in your name. So we hold this request, and a privacy officer examines it again.

Reference: ${reference}
Right: ${rightNames[right].en}

Nothing is carried out until then. Sign in and tell us whether you made it.
`,
    },
    de: {
      template: 'request-held',
      subject: `Ihr Datenschutzantrag ${reference} ist angehalten`,
      text: `Es gibt Anzeichen dafür, dass jemand anderes in Ihrem Namen gehandelt hat. Darum halten wir diesen Antrag an, und die Datenschutzstelle prüft ihn erneut.

Aktenzeichen: ${reference}
Recht: ${rightNames[right].de}

Bis dahin wird nichts ausgeführt. Melden Sie sich an und sagen Sie uns, ob er von Ihnen stammt.
`,
    },
  }),

  dataReady: (reference: string, lastDay: CalendarDay): Record<Language, Letter> => ({
    en: {
      template: 'data-ready',
      subject: `Your data is ready (${reference})`,
      text: `The copy of your data that you asked for is ready.

Reference: ${reference}
Ready for download until: ${dayInWords(lastDay, 'en')}

Sign in to your account and open the request in the privacy centre to download it.
`,
    },
    de: {
      template: 'data-ready',
      subject: `Ihre Daten liegen bereit (${reference})`,
      text: `Die von Ihnen verlangte Kopie Ihrer Daten liegt bereit.

Aktenzeichen: ${reference}
Abrufbar bis: ${dayInWords(lastDay, 'de')}

Melden Sie sich in Ihrem Konto an und öffnen Sie den Antrag im Datenschutzbereich, um sie herunterzuladen.
`,
    },
  }),
};
