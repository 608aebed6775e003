import type { Text } from '../../foundation/text';
import { letterAbout, type Letters } from './letters';

const objection: Text = { en: 'Your objection', de: 'Ihr Widerspruch' };
const noMarketing: Text = {
  en: 'You hear no more of our products and offers on any channel, from now on (Art. 21(3) GDPR).',
  de: 'Sie hören ab sofort auf keinem Weg mehr von unseren Produkten und Angeboten (Art. 21 Abs. 3 DSGVO).',
};

/** The letters of objections. */
export const objectionLetters = {
  marketingStopped: (reference: string): Letters =>
    letterAbout(reference, 'objection-marketing', objection, noMarketing, {
      en: 'If you ever wish to, you can agree to single topics again in your settings.',
      de: 'Wenn Sie es einmal wünschen, können Sie einzelnen Themen in Ihren Einstellungen wieder zustimmen.',
    }),

  /** Of one with a note, which may object to more. */
  examined: (reference: string): Letters =>
    letterAbout(reference, 'objection-examined', objection, noMarketing, {
      en: 'A privacy officer reads what you wrote with it and answers you.',
      de: 'Was Sie dazu geschrieben haben, liest die Datenschutzstelle und antwortet Ihnen.',
    }),

  noteRead: (reference: string): Letters =>
    letterAbout(
      reference,
      'objection-note-read',
      objection,
      {
        en: 'A privacy officer has read what you wrote with your objection. Marketing had already ended when it arrived.',
        de: 'Die Datenschutzstelle hat gelesen, was Sie zu Ihrem Widerspruch geschrieben haben. Die Werbung war schon mit seinem Eingang beendet.',
      },
      {
        en: 'If you objected to more than marketing, you get a letter of its own about that; if none comes, write to us.',
        de: 'Falls Ihr Widerspruch über Werbung hinausging, erhalten Sie dazu ein eigenes Schreiben; kommt keines, schreiben Sie uns.',
      },
    ),

  upheld: (reference: string): Letters =>
    letterAbout(
      reference,
      'objection-upheld',
      objection,
      {
        en: 'Your objection was upheld: we no longer process your data for this purpose, and what was held for it alone is deleted (Art. 17(1)(c), 21(1) GDPR).',
        de: 'Ihrem Widerspruch wurde stattgegeben: Wir verarbeiten Ihre Daten nicht mehr für diesen Zweck, und was nur dafür gespeichert war, ist gelöscht (Art. 17 Abs. 1 Buchst. c, Art. 21 Abs. 1 DSGVO).',
      },
      {
        en: 'A signed receipt lies in the privacy centre.',
        de: 'Eine signierte Quittung liegt im Datenschutzbereich.',
      },
    ),

  withdrawn: (reference: string): Letters =>
    letterAbout(
      reference,
      'objection-withdrawn',
      objection,
      {
        en: 'You withdrew your objection. Agreements that ended with it do not come back by themselves.',
        de: 'Sie haben Ihren Widerspruch zurückgenommen. Einwilligungen, die mit ihm endeten, leben nicht von selbst wieder auf.',
      },
      {
        en: 'If you did not do this, sign in and tell us.',
        de: 'Wenn Sie das nicht waren, melden Sie sich an und sagen Sie es uns.',
      },
    ),
};
