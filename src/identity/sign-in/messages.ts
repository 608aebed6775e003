import { acceptedLanguages, type Language, languageFor, type Text } from '../../foundation/text';

/** What the issuer's pages say. */
export const messages = {
  signIn: { en: 'Sign in', de: 'Anmelden' },
  confirmItIsYou: { en: 'Confirm that it is you', de: 'Bestätigen Sie, dass Sie es sind' },
  email: { en: 'E-mail address', de: 'E-Mail-Adresse' },
  password: { en: 'Password', de: 'Passwort' },
  wrong: {
    en: 'The e-mail address or the password is not right.',
    de: 'E-Mail-Adresse oder Passwort stimmen nicht.',
  },
  tooMany: {
    en: 'Too many attempts. Please wait a few minutes, then try again.',
    de: 'Zu viele Versuche. Bitte warten Sie einige Minuten und versuchen Sie es dann erneut.',
  },
  unavailable: {
    en: 'Signing in is not possible at the moment. Please try again in a minute.',
    de: 'Die Anmeldung ist im Moment nicht möglich. Bitte versuchen Sie es in einer Minute erneut.',
  },
  overTitle: { en: 'This sign-in is over', de: 'Diese Anmeldung ist abgelaufen' },
  over: {
    en: 'It took too long, or was opened in another browser. Please go back to the application and sign in again.',
    de: 'Sie hat zu lange gedauert oder wurde in einem anderen Browser begonnen. Bitte kehren Sie zur Anwendung zurück und melden Sie sich erneut an.',
  },
  failedTitle: { en: 'This did not work', de: 'Das hat nicht funktioniert' },
  signOut: { en: 'Sign out', de: 'Abmelden' },
  signOutQuestion: {
    en: 'Do you want to sign out of CallxTra in this browser?',
    de: 'Möchten Sie sich in diesem Browser von CallxTra abmelden?',
  },
  stay: { en: 'Stay signed in', de: 'Angemeldet bleiben' },
  signedOut: { en: 'You are signed out', de: 'Sie sind abgemeldet' },
  mayClose: { en: 'You can close this page.', de: 'Sie können diese Seite schließen.' },
} as const satisfies Record<string, Text>;

/** The language of a page: what the application asks for (`ui_locales`), else what the browser does. */
export function languageOf(uiLocales: unknown, acceptLanguage: string | undefined): Language {
  const asked = typeof uiLocales === 'string' ? uiLocales.split(' ') : [];
  return languageFor([...asked, ...acceptedLanguages(acceptLanguage)]);
}
