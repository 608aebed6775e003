import type { Language } from '../../foundation/text';
import type { Letter } from '../../mail';

type Letters = Record<Language, Letter>;

/** The letters about reports. */
export const accessReportLetters = {
  /** A sign-in that was not the customer's. */
  signInReported: (reference: string, ended: number): Letters => ({
    en: {
      template: 'access-reported',
      subject: `Your report ${reference}`,
      text: `You told us that an access to your account was not yours.

Reference: ${reference}
Sessions ended: ${ended}

They are ended everywhere within five seconds, at most 100 at a time. An erasure of your data that was approved is examined anew before anything is deleted.
Change your password now, and look at your e-mail address and your payment methods.
We look into it and write to you.

If it was not you who reported this, sign in, end the sessions that are not yours and change your password.
`,
    },
    de: {
      template: 'access-reported',
      subject: `Ihre Meldung ${reference}`,
      text: `Sie haben uns gemeldet, dass ein Zugriff auf Ihr Konto nicht von Ihnen war.

Kennzeichen: ${reference}
Beendete Sitzungen: ${ended}

Sie enden überall binnen fünf Sekunden, höchstens 100 auf einmal. Eine bereits bewilligte Löschung Ihrer Daten wird neu geprüft, bevor etwas gelöscht wird.
Ändern Sie jetzt Ihr Passwort, und prüfen Sie Ihre E-Mail-Adresse und Ihre Zahlungsarten.
Wir gehen dem nach und schreiben Ihnen.

Wenn Sie das nicht gemeldet haben, melden Sie sich an, beenden Sie fremde Sitzungen und ändern Sie Ihr Passwort.
`,
    },
  }),

  /** An access of our own staff or systems that the customer cannot explain. */
  accessQuestioned: (reference: string): Letters => ({
    en: {
      template: 'access-questioned',
      subject: `Your report ${reference}`,
      text: `You asked us about an access of ours to your account.

Reference: ${reference}

We look into it and write to you.
`,
    },
    de: {
      template: 'access-questioned',
      subject: `Ihre Meldung ${reference}`,
      text: `Sie haben uns nach einem Zugriff von uns auf Ihr Konto gefragt.

Kennzeichen: ${reference}

Wir gehen dem nach und schreiben Ihnen.
`,
    },
  }),

  closed: (reference: string, outcome: string): Letters => ({
    en: {
      template: 'access-report-closed',
      subject: `What came of your report ${reference}`,
      text: `We looked into the access that you reported.

Reference: ${reference}

${outcome}
`,
    },
    de: {
      template: 'access-report-closed',
      subject: `Was Ihre Meldung ${reference} ergab`,
      text: `Wir sind dem Zugriff nachgegangen, den Sie gemeldet haben.

Kennzeichen: ${reference}

${outcome}
`,
    },
  }),

  /** To the privacy office, which is not told who the person is. */
  office: (reference: string, isSignIn: boolean): Letter => ({
    template: 'access-report-office',
    subject: `A customer reported an access: ${reference}`,
    text: `${isSignIn ? 'Somebody else may have signed in to an account.' : 'A customer asks about an access of staff or of a system of ours.'}

Reference: ${reference}

It is among the open reports (accessReports). Consider whether a breach has to be notified: within 72 hours of becoming aware of it (Art. 33 GDPR).
`,
  }),

  /** To the office again, while nobody has answered. */
  stillOpen: (reference: string, days: number): Letter => ({
    template: 'access-report-reminder',
    subject: `A reported access waits for an answer: ${reference}`,
    text: `A customer reported an access ${days} days ago, and nobody has closed the report.

Reference: ${reference}

It is among the open reports (accessReports). Until it is closed the customer's log is kept, and this mail comes every other day.
`,
  }),
};
