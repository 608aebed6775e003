import type { Text } from '../../foundation/text';
import { instantInWords } from '../readme/instant-in-words';
import { letterAbout, type Letters } from './letters';

const decided: Text = { en: 'Decision on your erasure', de: 'Bescheid zu Ihrer Löschung' };

/** The letters of an erasure, from its approval to its end. */
export const erasureLetters = {
  scheduled: (reference: string, at: Date, endAccount: boolean): Letters =>
    letterAbout(
      reference,
      'erasure-scheduled',
      decided,
      {
        en: `Your erasure was approved. It is carried out after ${instantInWords(at, 'en')}.`,
        de: `Ihrer Löschung wurde stattgegeben. Sie wird nach ${instantInWords(at, 'de')} ausgeführt.`,
      },
      {
        en: 'Until then you can withdraw it: sign in, open the request in the privacy centre and choose "withdraw". The plan there says what is deleted, what is kept, why and until when.',
        de: 'Bis dahin können Sie sie zurücknehmen: Melden Sie sich an, öffnen Sie den Antrag im Datenschutzbereich und wählen Sie „zurücknehmen“. Der Plan dort sagt, was gelöscht wird und was warum und bis wann aufbewahrt wird.',
      },
      ...(endAccount ? [lastChance] : []),
      {
        en: 'If you did not ask for this, sign in and withdraw it at once.',
        de: 'Wenn Sie das nicht verlangt haben, melden Sie sich an und nehmen Sie es sofort zurück.',
      },
    ),

  done: (reference: string, kept: readonly Text[], receipt: string | null): Letters =>
    letterAbout(
      reference,
      'erasure-done',
      { en: 'Your data is erased', de: 'Ihre Daten sind gelöscht' },
      {
        en: 'We erased your account. You are signed out, and nobody can sign in to it any more.',
        de: 'Wir haben Ihr Konto gelöscht. Sie sind abgemeldet, und niemand kann sich mehr dort anmelden.',
      },
      ...kept,
      ...(receipt ? [proof(receipt)] : []),
      {
        en: 'This is the last message to this address, and we no longer hold it.',
        de: 'Dies ist die letzte Nachricht an diese Adresse; wir haben sie nicht mehr gespeichert.',
      },
    ),

  partDone: (reference: string, kept: readonly Text[]): Letters =>
    letterAbout(
      reference,
      'erasure-part-done',
      { en: 'A part of your data is erased', de: 'Ein Teil Ihrer Daten ist gelöscht' },
      {
        en: 'We erased the data that you named. Your account goes on.',
        de: 'Wir haben die von Ihnen genannten Daten gelöscht. Ihr Konto besteht weiter.',
      },
      ...kept,
    ),
};

const lastChance: Text = {
  en: 'Your account ends with it, and other open requests of yours end too. Save your receipts before: they can be checked without an account.',
  de: 'Ihr Konto endet damit, ebenso Ihre anderen offenen Anträge. Sichern Sie vorher Ihre Quittungen: Sie lassen sich ohne Konto prüfen.',
};

function proof(receipt: string): Text {
  return {
    en: `With this signed receipt you find the later ones, also the one for this erasure, without an account (verifyReceipt):\n${receipt}`,
    de: `Mit dieser signierten Quittung finden Sie ohne Konto auch die späteren, darunter die über diese Löschung (verifyReceipt):\n${receipt}`,
  };
}
