import type { Language, Text } from '../../../foundation/text';
import type { Letter } from '../../../mail';
import type { Device } from '../session-hashes';

/** The letters about sign-ins: kind of device and time, and no address it came from. */
export const securityLetters = {
  newSignIn: (device: Device, at: Date): Record<Language, Letter> => ({
    en: {
      template: 'new-sign-in',
      subject: 'New sign-in to your account',
      text: `Your account was signed in to from a device that it had not been used from before.

Device: ${deviceInWords(device).en}
Time: ${timeInWords(at)}

If this was you, there is nothing to do.
If it was not, sign in, end this session under "Sessions" and change your password.
`,
    },
    de: {
      template: 'new-sign-in',
      subject: 'Neue Anmeldung in Ihrem Konto',
      text: `In Ihrem Konto gab es eine Anmeldung von einem Gerät, von dem aus es bisher nicht benutzt wurde.

Gerät: ${deviceInWords(device).de}
Zeit: ${timeInWords(at)}

Wenn Sie das waren, ist nichts zu tun.
Wenn nicht, melden Sie sich an, beenden Sie diese Sitzung unter „Sitzungen“ und ändern Sie Ihr Passwort.
`,
    },
  }),

  otherSessionsEnded: (ended: number, at: Date): Record<Language, Letter> => ({
    en: {
      template: 'other-sessions-ended',
      subject: 'Your other sessions were ended',
      text: `At your request your account was signed out everywhere else.

Sessions ended: ${ended}
Time: ${timeInWords(at)}

If you did not ask for this, sign in, end the sessions that are not yours and change your password.
`,
    },
    de: {
      template: 'other-sessions-ended',
      subject: 'Ihre anderen Sitzungen wurden beendet',
      text: `Auf Ihren Wunsch wurde Ihr Konto überall sonst abgemeldet.

Beendete Sitzungen: ${ended}
Zeit: ${timeInWords(at)}

Wenn Sie das nicht wollten, melden Sie sich an, beenden Sie fremde Sitzungen und ändern Sie Ihr Passwort.
`,
    },
  }),
};

function deviceInWords({ browser, operatingSystem }: Device): Text {
  const known = { en: browser ?? 'unknown browser', de: browser ?? 'unbekannter Browser' };
  if (!operatingSystem) return known;
  return { en: `${known.en} on ${operatingSystem}`, de: `${known.de} unter ${operatingSystem}` };
}

/** To the minute, in UTC: the zone of a device is not asked for. */
function timeInWords(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
