import { refusal } from '../../foundation/refusal';

const path = ['code'];

/** Why a code was not taken, or not sent. */
export const refuseCode = {
  wrong: (attemptsLeft: number) =>
    refusal(
      'WRONG_CODE',
      path,
      { en: 'This is not the code that was sent.', de: 'Das ist nicht der Code, der gesendet wurde.' },
      { attemptsLeft },
    ),
  expired: () =>
    refusal('EXPIRED', path, {
      en: 'This code is no longer valid; have a new one sent.',
      de: 'Dieser Code gilt nicht mehr; lassen Sie sich einen neuen schicken.',
    }),
  noAttemptsLeft: () =>
    refusal(
      'TOO_MANY_ATTEMPTS',
      path,
      {
        en: 'This code was tried too often; have a new one sent.',
        de: 'Dieser Code wurde zu oft versucht; lassen Sie sich einen neuen schicken.',
      },
      { attemptsLeft: 0 },
    ),
  required: () =>
    refusal('REQUIRED', path, {
      en: 'Enter the code that was sent to you.',
      de: 'Geben Sie den Code ein, der Ihnen gesendet wurde.',
    }),
  factRequired: () =>
    refusal('REQUIRED', ['answer'], {
      en: 'Answer the question of the request.',
      de: 'Beantworten Sie die Frage des Antrags.',
    }),
  wrongFact: (attemptsLeft?: number) =>
    refusal(
      'WRONG_CODE',
      ['answer'],
      {
        en: 'This is not what we have on record.',
        de: 'Das stimmt nicht mit unseren Unterlagen überein.',
      },
      { attemptsLeft },
    ),
  noFactsLeft: () =>
    refusal(
      'TOO_MANY_ATTEMPTS',
      ['answer'],
      {
        en: 'The question was answered wrongly too often; write to the privacy office.',
        de: 'Die Frage wurde zu oft falsch beantwortet; schreiben Sie der Datenschutzstelle.',
      },
      { attemptsLeft: 0 },
    ),
  tooSoon: (retryAt: Date) =>
    refusal(
      'TOO_MANY_ATTEMPTS',
      [],
      { en: 'A code has just been sent.', de: 'Eben wurde ein Code gesendet.' },
      { retryAt },
    ),
  noMoreCodes: () =>
    refusal('TOO_MANY_ATTEMPTS', [], {
      en: 'No further code is sent for this question; write to the privacy office.',
      de: 'Für diese Frage wird kein weiterer Code gesendet; schreiben Sie der Datenschutzstelle.',
    }),
};
