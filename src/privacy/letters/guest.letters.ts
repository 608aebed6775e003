import type { CalendarDay } from '../../foundation/calendar-day';
import type { Language, Text } from '../../foundation/text';
import type { Letter } from '../../mail';
import { dayInWords } from '../deadlines/day-in-words';
import type { Right } from '../requests/vocabulary';
import { letterAbout, type Letters } from './letters';
import { rightNames } from './rights.messages';

/** The letters of requests that nobody signed in for. */
export const guestLetters = {
  /** The same for every address: whose it is was not looked at. */
  code: (right: Right, code: string, minutes: number): Letters => ({
    en: {
      template: 'guest-code',
      subject: 'Your code for a privacy request',
      text: `Somebody, most likely you, makes a privacy request and gave this address.

Right: ${rightNames[right].en}
Your code: ${code}

Enter the code where you made the request. It holds for ${minutes} minutes.
If it was not you, do nothing: without the code there is no request. Give it to nobody.
`,
    },
    de: {
      template: 'guest-code',
      subject: 'Ihr Code für einen Datenschutzantrag',
      text: `Jemand, vermutlich Sie, stellt einen Datenschutzantrag und hat diese Adresse angegeben.

Recht: ${rightNames[right].de}
Ihr Code: ${code}

Geben Sie den Code dort ein, wo Sie den Antrag gestellt haben. Er gilt ${minutes} Minuten.
Wenn Sie das nicht waren, tun Sie nichts: ohne den Code gibt es keinen Antrag. Geben Sie ihn niemandem.
`,
    },
  }),

  /** What the account alone knows is asked on the page of the request, not in the mail. */
  fact: (reference: string): Letters =>
    letterAbout(
      reference,
      'guest-fact',
      { en: 'A question about your privacy request', de: 'Eine Frage zu Ihrem Datenschutzantrag' },
      {
        en: 'Others may read this mailbox, so we ask for one thing more that only you can know. Open the request to read the question and to answer it.',
        de: 'Dieses Postfach können auch andere lesen, darum fragen wir nach etwas, das nur Sie wissen können. Öffnen Sie den Antrag, um die Frage zu lesen und zu beantworten.',
      },
      {
        en: 'The period for our answer may stand still until you have answered.',
        de: 'Die Frist für unsere Antwort kann stillstehen, bis Sie geantwortet haben.',
      },
    ),

  factReminder: (reference: string, lastDay: CalendarDay): Letters =>
    letterAbout(
      reference,
      'guest-fact-reminder',
      { en: 'A question about your privacy request', de: 'Eine Frage zu Ihrem Datenschutzantrag' },
      {
        en: 'We still wait for your answer to the question by which we make sure that this request comes from you.',
        de: 'Wir warten noch auf Ihre Antwort auf die Frage, mit der wir sichergehen, dass dieser Antrag von Ihnen stammt.',
      },
      {
        en: `Without an answer by ${dayInWords(lastDay, 'en')} we close the request; you may ask again at any time.`,
        de: `Ohne Antwort bis zum ${dayInWords(lastDay, 'de')} schließen wir den Antrag; Sie können jederzeit erneut fragen.`,
      },
    ),

  /** To each address of the account: a mailbox alone must not be enough to have everything erased. */
  erasureAsked: (reference: string): Letters =>
    letterAbout(
      reference,
      'guest-erasure-asked',
      {
        en: 'Somebody asked for the erasure of your data',
        de: 'Jemand hat die Löschung Ihrer Daten verlangt',
      },
      {
        en: 'Without signing in, but with a code sent to the e-mail address of your account, somebody asked us to erase your data. A privacy officer examines it; nothing is erased until then.',
        de: 'Ohne Anmeldung, aber mit einem an die E-Mail-Adresse Ihres Kontos gesendeten Code, hat jemand die Löschung Ihrer Daten verlangt. Die Datenschutzstelle prüft das; bis dahin wird nichts gelöscht.',
      },
      {
        en: 'If it was not you, sign in and withdraw the request, or write to us.',
        de: 'Wenn Sie das nicht waren, melden Sie sich an und nehmen Sie den Antrag zurück, oder schreiben Sie uns.',
      },
    ),

  /** The link that every letter to a guest ends with is what it is about. */
  newLink: (reference: string): Letters =>
    letterAbout(
      reference,
      'guest-link',
      { en: 'Your link to your privacy request', de: 'Ihr Link zu Ihrem Datenschutzantrag' },
      {
        en: 'Here is the new link that you asked for.',
        de: 'Hier ist der neue Link, den Sie verlangt haben.',
      },
    ),

  nothingHeld: (reference: string): Letters =>
    letterAbout(
      reference,
      'guest-nothing-held',
      { en: 'Answer to your privacy request', de: 'Antwort auf Ihren Datenschutzantrag' },
      nothingHeld,
      {
        en: 'If you are known to us under another address or name, tell us; you may make a new request at any time.',
        de: 'Wenn wir Sie unter einer anderen Adresse oder einem anderen Namen kennen, sagen Sie es uns; Sie können jederzeit einen neuen Antrag stellen.',
      },
    ),
};

/** The answer to somebody of whom we know the request alone. */
export const nothingHeld: Text = {
  en: 'We looked for you with what you told us. Beyond this request itself, which we keep as proof of our answer, we hold no data about you (Art. 15(1) GDPR).',
  de: 'Wir haben mit Ihren Angaben nach Ihnen gesucht. Außer diesem Antrag selbst, den wir als Nachweis unserer Antwort aufbewahren, sind keine Daten über Sie gespeichert (Art. 15 Abs. 1 DSGVO).',
};

/** Ends a letter with the way into the request for somebody who cannot sign in. */
export function withEntrance(letter: Letter, language: Language, link: string, lastDay: string): Letter {
  const words: Record<Language, string> = {
    en: `Without a sign-in this link opens your request, until ${lastDay}:`,
    de: `Ohne Anmeldung öffnet dieser Link Ihren Antrag, bis zum ${lastDay}:`,
  };
  return { ...letter, text: `${letter.text}\n${words[language]}\n${link}\n` };
}
