import type { Text } from '../../../foundation/text';

/** What the page says that the mail to the former address leads to. */
export const messages = {
  title: { en: 'Undo the new e-mail address', de: 'Neue E-Mail-Adresse rückgängig machen' },
  what: {
    en: 'The button makes your former e-mail address valid again. It also ends all sessions of your account and holds an erasure that was asked for meanwhile.',
    de: 'Der Knopf macht Ihre bisherige E-Mail-Adresse wieder gültig. Er beendet auch alle Sitzungen Ihres Kontos und hält eine inzwischen verlangte Löschung an.',
  },
  token: { en: 'Token from the mail', de: 'Token aus der E-Mail' },
  undo: { en: 'Undo the change', de: 'Änderung rückgängig machen' },
  done: {
    en: 'Done: your former e-mail address is valid again. Sign in and look at your account.',
    de: 'Erledigt: Ihre bisherige E-Mail-Adresse gilt wieder. Melden Sie sich an und sehen Sie sich Ihr Konto an.',
  },
  failed: {
    en: 'This did not work for the moment. Try again in a minute.',
    de: 'Das hat im Augenblick nicht geklappt. Versuchen Sie es in einer Minute noch einmal.',
  },
  noScript: {
    en: 'This page needs JavaScript, so that your token reaches no log.',
    de: 'Diese Seite braucht JavaScript, damit Ihr Token in kein Protokoll gerät.',
  },
} satisfies Record<string, Text>;
