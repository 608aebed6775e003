import type { Text } from '../../../foundation/text';
import type { DeclineReason } from '../../../payments';

/** Why a way to pay was declined, for the person at the page. */
export const declineMessages: Record<DeclineReason, Text> = {
  declined: {
    en: 'The bank declined. Ask your bank, or use another way to pay.',
    de: 'Die Bank hat abgelehnt. Fragen Sie Ihre Bank oder wählen Sie ein anderes Zahlungsmittel.',
  },
  insufficient_funds: {
    en: 'The account does not cover it. Use another way to pay.',
    de: 'Das Konto ist nicht gedeckt. Wählen Sie ein anderes Zahlungsmittel.',
  },
  expired_card: {
    en: 'The card has expired. Use another one.',
    de: 'Die Karte ist abgelaufen. Verwenden Sie eine andere.',
  },
  incorrect_number: {
    en: 'The card number is wrong. Type it again.',
    de: 'Die Kartennummer ist falsch. Geben Sie sie noch einmal ein.',
  },
  incorrect_security_code: {
    en: 'The security code is wrong. Type it again.',
    de: 'Die Prüfnummer ist falsch. Geben Sie sie noch einmal ein.',
  },
  authentication_failed: {
    en: 'It was not confirmed with the bank. Try again and confirm it there.',
    de: 'Es wurde bei der Bank nicht bestätigt. Versuchen Sie es noch einmal und bestätigen Sie es dort.',
  },
  bank_account_unusable: {
    en: 'This account cannot be debited. Use another one.',
    de: 'Von diesem Konto kann nicht abgebucht werden. Verwenden Sie ein anderes.',
  },
  not_supported: {
    en: 'Cards or accounts of this sort are not accepted. Use another one.',
    de: 'Karten oder Konten dieser Art werden nicht angenommen. Verwenden Sie andere.',
  },
  try_again_later: {
    en: 'The bank could not decide at the moment. Try again later.',
    de: 'Die Bank konnte gerade nicht entscheiden. Versuchen Sie es später noch einmal.',
  },
};
