import type { Language } from '../../foundation/text';
import type { AddressMove } from '../../foundation/sign-ins';
import type { Letter } from '../../mail';

type Letters = Record<Language, Letter>;

/** Where one signs in after the change; only who reads the new address's mail is told. */
const signIn: Record<AddressMove, Record<Language, string>> = {
  MOVED: {
    en: '\nFrom now on you sign in with this address.\n',
    de: '\nAb jetzt melden Sie sich mit dieser Adresse an.\n',
  },
  TAKEN: {
    en: '\nTo sign in, go on using your former address: this one belongs to another sign-in already.\n',
    de: '\nMelden Sie sich weiter mit Ihrer bisherigen Adresse an: diese gehört schon zu einer anderen Anmeldung.\n',
  },
  ELSEWHERE: { en: '', de: '' },
};

/** The letters of a change of address: codes and links, and no other personal data. */
export const emailChangeLetters = {
  /** To the new address. */
  code: (code: string): Letters => ({
    en: {
      template: 'email-change-code',
      subject: 'Your code for the new e-mail address',
      text: `This address is to become the e-mail address of a CallxTra account.

Code: ${spaced(code)}

Enter it in the account within 30 minutes. Give it to nobody.
If you did not ask for this, you need not do anything: without the code nothing changes.
`,
    },
    de: {
      template: 'email-change-code',
      subject: 'Ihr Code für die neue E-Mail-Adresse',
      text: `Diese Adresse soll die E-Mail-Adresse eines CallxTra-Kontos werden.

Code: ${spaced(code)}

Geben Sie ihn innerhalb von 30 Minuten im Konto ein. Geben Sie ihn niemandem weiter.
Wenn Sie das nicht verlangt haben, müssen Sie nichts tun: ohne den Code ändert sich nichts.
`,
    },
  }),

  /** To the present address, as soon as another one is asked for. */
  asked: (): Letters => ({
    en: {
      template: 'email-change-asked',
      subject: 'A new e-mail address was asked for',
      text: `Somebody who is signed in to your CallxTra account asked for a new e-mail address.

This address stays valid until the new one is confirmed. Then you get a link here that undoes the change for 72 hours.
If it was not you: sign in, cancel the change and end all other sessions.
`,
    },
    de: {
      template: 'email-change-asked',
      subject: 'Eine neue E-Mail-Adresse wurde verlangt',
      text: `Jemand, der in Ihrem CallxTra-Konto angemeldet ist, hat eine neue E-Mail-Adresse verlangt.

Diese Adresse gilt, bis die neue bestätigt ist. Dann erhalten Sie hier einen Link, der die Änderung 72 Stunden lang rückgängig macht.
Wenn Sie das nicht waren: melden Sie sich an, brechen Sie die Änderung ab und beenden Sie alle anderen Sitzungen.
`,
    },
  }),

  /** To the former address, once the change is done. */
  undoable: (link: string, token: string): Letters => ({
    en: {
      template: 'email-change-undoable',
      subject: 'Your e-mail address was changed',
      text: `Your CallxTra account has a new e-mail address; this one is no longer used.

If it was not you, undo the change within 72 hours. You need not be signed in:
${link}

An app may ask for this token instead: ${token}

All sessions end with it, and an erasure that was asked for meanwhile is held.
`,
    },
    de: {
      template: 'email-change-undoable',
      subject: 'Ihre E-Mail-Adresse wurde geändert',
      text: `Ihr CallxTra-Konto hat eine neue E-Mail-Adresse; diese wird nicht mehr verwendet.

Wenn Sie das nicht waren, machen Sie die Änderung innerhalb von 72 Stunden rückgängig. Sie müssen dazu nicht angemeldet sein:
${link}

Eine App fragt vielleicht stattdessen nach diesem Token: ${token}

Damit enden alle Sitzungen, und eine inzwischen verlangte Löschung wird angehalten.
`,
    },
  }),

  /** To the new address, once the change is done. */
  done: (move: AddressMove): Letters => ({
    en: {
      template: 'email-change-done',
      subject: 'Your new e-mail address is valid',
      text: `This is the e-mail address of your CallxTra account now.
${signIn[move].en}
For 72 hours the change can be undone by a link that we sent to the former address.
`,
    },
    de: {
      template: 'email-change-done',
      subject: 'Ihre neue E-Mail-Adresse gilt',
      text: `Dies ist jetzt die E-Mail-Adresse Ihres CallxTra-Kontos.
${signIn[move].de}
Noch 72 Stunden lang lässt sich die Änderung durch einen Link rückgängig machen, den wir an die bisherige Adresse geschickt haben.
`,
    },
  }),

  /** To both addresses. */
  undone: (): Letters => ({
    en: {
      template: 'email-change-undone',
      subject: 'The change of the e-mail address was undone',
      text: `The change of the e-mail address of a CallxTra account was undone: the former address is valid again.

All sessions of the account were ended, and an erasure asked for meanwhile is held.
Whoever signs in next should look at the account and its access log. If you cannot sign in, write to our support.
`,
    },
    de: {
      template: 'email-change-undone',
      subject: 'Die Änderung der E-Mail-Adresse wurde rückgängig gemacht',
      text: `Die Änderung der E-Mail-Adresse eines CallxTra-Kontos wurde rückgängig gemacht: die bisherige Adresse gilt wieder.

Alle Sitzungen des Kontos wurden beendet, und eine inzwischen verlangte Löschung wird angehalten.
Wer sich als Nächstes anmeldet, sollte sich das Konto und sein Zugriffsprotokoll ansehen. Wenn Sie sich nicht anmelden können, schreiben Sie unserem Support.
`,
    },
  }),
};

/** In two halves, as it is read out. */
function spaced(code: string): string {
  return `${code.slice(0, 4)} ${code.slice(4)}`;
}
