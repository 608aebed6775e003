import type { CalendarDay } from '../../foundation/calendar-day';
import type { Text } from '../../foundation/text';
import { dayInWords } from '../deadlines/day-in-words';
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

  examinedAnew: (reference: string): Letters =>
    letterAbout(
      reference,
      'erasure-examined-anew',
      { en: 'Your erasure is examined again', de: 'Ihre Löschung wird erneut geprüft' },
      {
        en: 'What can be deleted and what must be kept has changed since your erasure was approved. So officers examine it again, and nothing is deleted until then.',
        de: 'Was gelöscht werden kann und was aufbewahrt werden muss, hat sich geändert, seit Ihrer Löschung stattgegeben wurde. Darum wird sie erneut geprüft; bis dahin wird nichts gelöscht.',
      },
      {
        en: 'The plan in the privacy centre shows how it stands now.',
        de: 'Der Plan im Datenschutzbereich zeigt den jetzigen Stand.',
      },
    ),

  keptPartDeleted: (reference: string): Letters =>
    letterAbout(
      reference,
      'erasure-kept-part-deleted',
      { en: 'The rest of your data is deleted', de: 'Der Rest Ihrer Daten ist gelöscht' },
      {
        en: 'What a law let us keep after your erasure is deleted now.',
        de: 'Was wir nach Ihrer Löschung noch nach einem Gesetz aufbewahrt hatten, ist jetzt gelöscht.',
      },
    ),

  keptPartDisclosed: (reference: string): Letters =>
    letterAbout(
      reference,
      'erasure-kept-part-disclosed',
      { en: 'A part of your data is still kept', de: 'Ein Teil Ihrer Daten ist noch aufbewahrt' },
      {
        en: 'A part of what you had erased is kept, locked, for a legal claim (Art. 17(3)(e) GDPR). A law forbade us to tell you earlier. It is deleted once the claim needs it no longer.',
        de: 'Ein Teil dessen, was Sie löschen ließen, liegt verschlossen für einen Rechtsanspruch (Art. 17 Abs. 3 Buchst. e DSGVO). Ein Gesetz verbot uns, es Ihnen früher zu sagen. Er wird gelöscht, sobald der Anspruch ihn nicht mehr braucht.',
      },
    ),

  done: (reference: string, { kept, backupsUntil }: Remains, receipt: string | null): Letters =>
    letterAbout(
      reference,
      'erasure-done',
      { en: 'Your data is erased', de: 'Ihre Daten sind gelöscht' },
      {
        en: 'We erased your account. You are signed out, and nobody can sign in to it any more.',
        de: 'Wir haben Ihr Konto gelöscht. Sie sind abgemeldet, und niemand kann sich mehr dort anmelden.',
      },
      ...kept,
      backups(backupsUntil),
      ...(receipt ? [proof(receipt)] : []),
      {
        en: 'This is the last message to this address, and we no longer hold it.',
        de: 'Dies ist die letzte Nachricht an diese Adresse; wir haben sie nicht mehr gespeichert.',
      },
    ),

  partDone: (reference: string, { kept, backupsUntil }: Remains): Letters =>
    letterAbout(
      reference,
      'erasure-part-done',
      { en: 'A part of your data is erased', de: 'Ein Teil Ihrer Daten ist gelöscht' },
      {
        en: 'We erased the data that you named. Your account goes on.',
        de: 'Wir haben die von Ihnen genannten Daten gelöscht. Ihr Konto besteht weiter.',
      },
      ...kept,
      backups(backupsUntil),
    ),
};

/** What an erasure leaves: what is kept by law, and copies that are overwritten by themselves. */
export interface Remains {
  kept: readonly Text[];
  backupsUntil: CalendarDay;
}

function backups(until: CalendarDay): Text {
  return {
    en: `Backups from before it are overwritten by ${dayInWords(until, 'en')} at the latest; nothing is restored from them without erasing it again.`,
    de: `Sicherungen aus der Zeit davor sind spätestens am ${dayInWords(until, 'de')} überschrieben; aus ihnen wird nichts zurückgespielt, ohne es erneut zu löschen.`,
  };
}

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
