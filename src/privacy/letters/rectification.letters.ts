import { letterAbout, type Letters } from './letters';

/** The letters of rectification. */
export const rectificationLetters = {
  done: (reference: string, isAllWritten: boolean): Letters =>
    letterAbout(
      reference,
      'data-corrected',
      { en: 'Your data is corrected', de: 'Ihre Daten sind berichtigt' },
      {
        en: 'We put your data right as far as your request was approved.',
        de: 'Wir haben Ihre Daten berichtigt, soweit Ihrem Antrag stattgegeben wurde.',
      },
      ...(isAllWritten
        ? []
        : [
            {
              en: 'Records of the past are not rewritten: there your correction stands beside them, and in every copy.',
              de: 'Aufzeichnungen über Vergangenes werden nicht umgeschrieben: dort steht Ihre Berichtigung daneben, auch in jeder Kopie.',
            },
          ]),
      {
        en: 'Whoever received this data from us is told of it (Art. 19 GDPR); in the privacy centre you see what they answered.',
        de: 'Wer diese Daten von uns erhalten hat, wird davon unterrichtet (Art. 19 DSGVO); im Datenschutzbereich sehen Sie die Antworten.',
      },
    ),
};
