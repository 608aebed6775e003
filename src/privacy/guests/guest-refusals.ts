import { refusal } from '../../foundation/refusal';

/** Why a guest's request was not begun, or not confirmed: never a word that depends on whose address it is. */
export const refuseGuest = {
  noAddress: () =>
    refusal('REQUIRED', ['email'], {
      en: 'Enter an e-mail address.',
      de: 'Geben Sie eine E-Mail-Adresse ein.',
    }),
  unserved: () =>
    refusal('UNSUPPORTED', ['right'], {
      en: 'Requests for this right are not taken here yet; write to us.',
      de: 'Anträge auf dieses Recht werden hier noch nicht angenommen; schreiben Sie uns.',
    }),
  tooManyCodes: (retryAt: Date) =>
    refusal(
      'TOO_MANY_ATTEMPTS',
      [],
      {
        en: 'Codes were asked for this address several times; use one of them, or try again later.',
        de: 'Für diese Adresse wurden schon mehrmals Codes verlangt; verwenden Sie einen davon oder versuchen Sie es später.',
      },
      { retryAt },
    ),
  triedTooOften: (retryAt: Date) =>
    refusal(
      'TOO_MANY_ATTEMPTS',
      ['code'],
      {
        en: 'Codes for this address were tried too often from here; try again later.',
        de: 'Codes für diese Adresse wurden von hier aus zu oft versucht; versuchen Sie es später.',
      },
      { attemptsLeft: 0, retryAt },
    ),
  wrongCode: (attemptsLeft: number) =>
    refusal(
      'WRONG_CODE',
      ['code'],
      {
        en: 'This is no code that was sent to this address, or it no longer holds.',
        de: 'Das ist kein Code, der an diese Adresse gesendet wurde, oder er gilt nicht mehr.',
      },
      { attemptsLeft },
    ),
};
