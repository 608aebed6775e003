/** Why a hold is not placed or released. */
export const holdMessages = {
  noCustomer: {
    en: 'There is no such customer.',
    de: 'Diese Kundin oder diesen Kunden gibt es nicht.',
  },
  missing: { en: 'There is no such hold.', de: 'Diese Löschsperre gibt es nicht.' },
  released: { en: 'This hold was released.', de: 'Diese Löschsperre ist aufgehoben.' },
  reviewPast: {
    en: 'A hold is reviewed on a day after today.',
    de: 'Eine Löschsperre wird an einem Tag nach heute überprüft.',
  },
  lawless: {
    en: 'Say which law forbids to tell the person.',
    de: 'Nennen Sie das Gesetz, das die Mitteilung an die Person verbietet.',
  },
  endless: {
    en: 'Say until when the law forbids it.',
    de: 'Nennen Sie den Tag, bis zu dem das Gesetz sie verbietet.',
  },
  secrecyTooLong: {
    en: 'The last day of the secrecy lies after today, and at most twelve months from it.',
    de: 'Der letzte Tag der Geheimhaltung liegt nach heute, höchstens zwölf Monate.',
  },
  underWay: {
    en: 'An erasure of this data is being carried out; it is too late to hold it.',
    de: 'Diese Daten werden gerade gelöscht; für eine Löschsperre ist es zu spät.',
  },
  held: {
    en: 'Data of this person is held for a legal claim: release the hold first, or refuse the objection (Art. 21(1) GDPR).',
    de: 'Daten dieser Person sind für einen Rechtsanspruch gesperrt: Heben Sie die Löschsperre zuerst auf, oder lehnen Sie den Widerspruch ab (Art. 21 Abs. 1 DSGVO).',
  },
};
