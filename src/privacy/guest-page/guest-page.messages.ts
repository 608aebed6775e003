import type { Text } from '../../foundation/text';

/** What the page says that the mails to guests lead to. */
export const messages = {
  title: { en: 'Your privacy request', de: 'Ihr Datenschutzantrag' },
  opening: { en: 'Your request is being opened.', de: 'Ihr Antrag wird geöffnet.' },
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
  answer: { en: 'Your answer, or the code from the mail', de: 'Ihre Antwort oder der Code aus der E-Mail' },
  answerCopy: {
    en: 'The copy opens once you name the number and the total of one of your invoices, for example: CX-2026-0042, 49.00',
    de: 'Die Kopie öffnet sich, sobald Sie Nummer und Gesamtbetrag einer Ihrer Rechnungen nennen, zum Beispiel: CX-2026-0042, 49,00',
  },
  sendAnswer: { en: 'Answer', de: 'Antworten' },
  download: { en: 'Download the copy', de: 'Die Kopie herunterladen' },
  message: { en: 'Write to the privacy office', de: 'Der Datenschutzstelle schreiben' },
  sendMessage: { en: 'Send', de: 'Senden' },
  withdraw: { en: 'Withdraw the request', de: 'Den Antrag zurücknehmen' },
  renew: { en: 'Have a new link or code sent', de: 'Einen neuen Link oder Code anfordern' },
  noScript: {
    en: 'This page needs JavaScript, so that your link reaches no log.',
    de: 'Diese Seite braucht JavaScript, damit Ihr Link in kein Protokoll gerät.',
  },
} satisfies Record<string, Text>;
