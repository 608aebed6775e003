import { type Refusal, refusal } from '../../foundation/refusal';

/** What people are told when a change of their address does not go on. */
export const refusals = {
  noAddress: () =>
    refusal('INVALID', ['email'], {
      en: 'Write the new e-mail address here.',
      de: 'Schreiben Sie hier die neue E-Mail-Adresse.',
    }),
  sameAddress: () =>
    refusal('ALREADY_DONE', ['email'], {
      en: 'This is your e-mail address already.',
      de: 'Das ist bereits Ihre E-Mail-Adresse.',
    }),
  tooManyCodes: (retryAt: Date) =>
    refusal(
      'TOO_MANY_ATTEMPTS',
      ['email'],
      {
        en: 'Too many codes were asked for or tried today. Ask for a new one later.',
        de: 'Heute wurden zu viele Codes angefordert oder versucht. Fordern Sie später einen neuen an.',
      },
      { retryAt },
    ),
  nothingWaits: (path: string[]) =>
    refusal('NOT_ALLOWED_NOW', path, {
      en: 'No change of your e-mail address is waiting.',
      de: 'Es wartet keine Änderung Ihrer E-Mail-Adresse.',
    }),
  confirmedBefore: () =>
    refusal('ALREADY_DONE', ['code'], {
      en: 'The new e-mail address was confirmed already.',
      de: 'Die neue E-Mail-Adresse wurde bereits bestätigt.',
    }),
  expired: () =>
    refusal('EXPIRED', ['code'], {
      en: 'The time for this code is over. Ask for a new one.',
      de: 'Die Zeit für diesen Code ist abgelaufen. Fordern Sie einen neuen an.',
    }),
  triedTooOften: (retryAt: Date) =>
    refusal(
      'TOO_MANY_ATTEMPTS',
      ['code'],
      {
        en: 'This code was tried too often and is no longer good. Ask for a new one.',
        de: 'Dieser Code wurde zu oft versucht und gilt nicht mehr. Fordern Sie einen neuen an.',
      },
      { retryAt, attemptsLeft: 0 },
    ),
  wrongCode: (attemptsLeft: number) =>
    refusal(
      'WRONG_CODE',
      ['code'],
      {
        en: 'This is not the code that we sent to the new address.',
        de: 'Das ist nicht der Code, den wir an die neue Adresse geschickt haben.',
      },
      { attemptsLeft },
    ),
  /** The same for a token that never was, was used, or is too old. */
  noSuchToken: () =>
    refusal('NOT_FOUND', ['token'], {
      en: 'This link is not valid, or no longer. Sign in, or ask our support, to see where your account stands.',
      de: 'Dieser Link ist nicht oder nicht mehr gültig. Melden Sie sich an, oder fragen Sie unseren Support, wie es um Ihr Konto steht.',
    }),
} satisfies Record<string, (...args: never[]) => Refusal>;
