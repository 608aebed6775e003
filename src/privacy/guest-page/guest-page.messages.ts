import type { Text } from '../../foundation/text';
import { DecisionOutcome } from '../decisions/decision.vocabulary';

/** What stands on the page that the mails to guests lead to. */
export const messages = {
  title: { en: 'Your privacy request', de: 'Ihr Datenschutzantrag' },
  opening: { en: 'Your request is being opened.', de: 'Ihr Antrag wird geöffnet.' },
  deadline: { en: 'How the day of the answer is reached', de: 'Wie sich der Tag der Antwort ergibt' },
  decision: { en: 'The decision', de: 'Der Bescheid' },
  remedies: { en: 'What you can do about it', de: 'Was Sie dagegen tun können' },
  download: { en: 'Download the copy', de: 'Die Kopie herunterladen' },
  receipts: { en: 'Signed receipts', de: 'Signierte Quittungen' },
  receiptsFor: {
    en: 'Each proves what was done and when. Keep them: anybody can check them, also without an account.',
    de: 'Jede belegt, was wann geschah. Bewahren Sie sie auf: jeder kann sie prüfen, auch ohne Konto.',
  },
  answer: { en: 'Your answer, or the code from the mail', de: 'Ihre Antwort oder der Code aus der E-Mail' },
  sendAnswer: { en: 'Answer', de: 'Antworten' },
  message: { en: 'Write to the privacy office', de: 'Der Datenschutzstelle schreiben' },
  sendMessage: { en: 'Send', de: 'Senden' },
  withdraw: { en: 'Withdraw the request', de: 'Den Antrag zurücknehmen' },
  renew: { en: 'Have a new link or code sent', de: 'Einen neuen Link oder Code anfordern' },
  noScript: {
    en: 'This page needs JavaScript, so that your link reaches no log.',
    de: 'Diese Seite braucht JavaScript, damit Ihr Link in kein Protokoll gerät.',
  },
} satisfies Record<string, Text>;

/** What its script says; in braces stand a day, and what an officer wrote. */
export const told = {
  gone: {
    en: 'This link opens nothing, or no longer does. Below you can have a new one sent; or use the link in the latest mail.',
    de: 'Dieser Link öffnet nichts oder nichts mehr. Unten lassen Sie sich einen neuen schicken; oder nehmen Sie den Link in der neuesten E-Mail.',
  },
  failed: {
    en: 'This did not work for the moment. Try again in a minute.',
    de: 'Das hat im Augenblick nicht geklappt. Versuchen Sie es in einer Minute noch einmal.',
  },
  done: { en: 'Done.', de: 'Erledigt.' },
  renewed: {
    en: 'A new link is on its way to your mailbox.',
    de: 'Ein neuer Link ist auf dem Weg in Ihr Postfach.',
  },
  answerCopy: {
    en: 'The copy opens once you name the number and the total of one of your invoices, for example: CX-2026-0042, 49.00',
    de: 'Die Kopie öffnet sich, sobald Sie Nummer und Gesamtbetrag einer Ihrer Rechnungen nennen, zum Beispiel: CX-2026-0042, 49,00',
  },
  late: {
    en: 'The decision came after the last day of the period.',
    de: 'Der Bescheid kam nach dem letzten Tag der Frist.',
  },
  evidence: { en: 'What it rests on: {text}', de: 'Worauf er sich stützt: {text}' },
  keptUntil: { en: 'kept until {day}', de: 'aufbewahrt bis {day}' },
  restricted: { en: 'Restricted since {day}.', de: 'Eingeschränkt seit {day}.' },
  lifting: {
    en: 'The restriction is to be lifted on {day}: {text}',
    de: 'Die Einschränkung soll am {day} aufgehoben werden: {text}',
  },
  lifted: { en: 'The restriction ended on {day}.', de: 'Die Einschränkung endete am {day}.' },
} satisfies Record<string, Text>;

/** What was decided, in a word or two. */
export const outcomes: Record<DecisionOutcome, Text> = {
  [DecisionOutcome.FULFILLED]: { en: 'granted', de: 'stattgegeben' },
  [DecisionOutcome.PARTLY_FULFILLED]: { en: 'granted in part', de: 'teilweise stattgegeben' },
  [DecisionOutcome.REFUSED]: { en: 'refused', de: 'abgelehnt' },
  [DecisionOutcome.REFERRED]: { en: 'handed over', de: 'übergeben' },
};
