import type { Text } from '../../foundation/text';
import { Right } from '../requests/vocabulary';

/** Why a request may be refused, in whole or in part. */
export interface RefusalGround {
  title: Text;
  /** Of the GDPR. */
  article: string;
  /** Its term in the Data Privacy Vocabulary; null where that has none. */
  dpvTerm: string | null;
  /** Must the officer show what it rests on? */
  needsEvidence: boolean;
}

const everyRight: Record<string, RefusalGround> = {
  MANIFESTLY_UNFOUNDED: {
    title: { en: 'The request is manifestly unfounded', de: 'Der Antrag ist offenkundig unbegründet' },
    article: 'Art. 12(5)',
    dpvTerm: 'JustificationA12ManifestlyUnfounded',
    needsEvidence: true,
  },
  MANIFESTLY_EXCESSIVE: {
    title: { en: 'The request is manifestly excessive', de: 'Der Antrag ist exzessiv' },
    article: 'Art. 12(5)',
    dpvTerm: 'JustificationA12ManifestlyExcessive',
    needsEvidence: true,
  },
  IDENTITY_NOT_PROVEN: {
    title: {
      en: 'It could not be shown that the request comes from the person concerned',
      de: 'Es ließ sich nicht feststellen, dass der Antrag von der betroffenen Person stammt',
    },
    article: 'Art. 12(2)',
    dpvTerm: 'JustificationA12IdentityFailure',
    needsEvidence: true,
  },
};

const othersRights = (article: string): RefusalGround => ({
  title: {
    en: 'It would adversely affect the rights of others',
    de: 'Die Rechte anderer Personen würden beeinträchtigt',
  },
  article,
  dpvTerm: null,
  needsEvidence: false,
});

/** Every ground by right and code. */
export const refusalGrounds: Record<Right, Readonly<Record<string, RefusalGround>>> = {
  [Right.ACCESS]: { ...everyRight, OTHERS_RIGHTS: othersRights('Art. 15(4)') },
  [Right.PORTABILITY]: {
    ...everyRight,
    OTHERS_RIGHTS: othersRights('Art. 20(4)'),
    NOT_PORTABLE: {
      title: {
        en: 'The data was not provided by the person, or is not held under consent or contract',
        de: 'Die Daten stammen nicht von der Person oder beruhen weder auf Einwilligung noch auf Vertrag',
      },
      article: 'Art. 20(1)',
      dpvTerm: null,
      needsEvidence: false,
    },
  },
  [Right.RECTIFICATION]: {
    ...everyRight,
    DATA_IS_ACCURATE: {
      title: { en: 'The data is accurate', de: 'Die Daten sind richtig' },
      article: 'Art. 16',
      dpvTerm: null,
      needsEvidence: true,
    },
  },
  [Right.ERASURE]: {
    ...everyRight,
    LEGAL_OBLIGATION: {
      title: { en: 'A law demands that the data is kept', de: 'Ein Gesetz verlangt die Aufbewahrung' },
      article: 'Art. 17(3)(b)',
      dpvTerm: 'JustificationA17LegallyRequired',
      needsEvidence: false,
    },
    LEGAL_CLAIMS: {
      title: {
        en: 'The data is needed for legal claims',
        de: 'Die Daten werden für Rechtsansprüche gebraucht',
      },
      article: 'Art. 17(3)(e)',
      dpvTerm: 'JustificationA17LegalClaims',
      needsEvidence: false,
    },
    STILL_NECESSARY: {
      title: {
        en: 'The data is still necessary for the running contract',
        de: 'Die Daten sind für den laufenden Vertrag noch notwendig',
      },
      article: 'Art. 17(1)(a)',
      dpvTerm: null,
      needsEvidence: false,
    },
  },
  [Right.RESTRICTION]: {
    ...everyRight,
    NO_GROUND: {
      title: {
        en: 'None of the grounds for a restriction is given',
        de: 'Keiner der Gründe für eine Einschränkung liegt vor',
      },
      article: 'Art. 18(1)',
      dpvTerm: null,
      needsEvidence: false,
    },
  },
  [Right.OBJECTION]: {
    ...everyRight,
    COMPELLING_GROUNDS: {
      title: {
        en: 'Compelling legitimate grounds override the interests of the person',
        de: 'Zwingende schutzwürdige Gründe überwiegen die Interessen der Person',
      },
      article: 'Art. 21(1)',
      dpvTerm: null,
      needsEvidence: true,
    },
    LEGAL_CLAIMS: {
      title: {
        en: 'The processing serves legal claims',
        de: 'Die Verarbeitung dient Rechtsansprüchen',
      },
      article: 'Art. 21(1)',
      dpvTerm: null,
      needsEvidence: false,
    },
    OTHER_BASIS: {
      title: {
        en: 'The processing rests on no legitimate or public interest',
        de: 'Die Verarbeitung beruht weder auf berechtigtem noch auf öffentlichem Interesse',
      },
      article: 'Art. 21(1)',
      dpvTerm: null,
      needsEvidence: false,
    },
  },
};
