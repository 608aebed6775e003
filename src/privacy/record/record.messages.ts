import type { Text } from '../../foundation/text';

/** Whose data it is (Art. 30(1)(c)). */
export const subjectCategories: readonly Text[] = [
  { en: 'Private and sole-trading customers', de: 'Privatkundinnen, Privatkunden und Einzelunternehmen' },
  { en: 'Contacts of companies that are customers', de: 'Ansprechpersonen von Unternehmen, die Kunden sind' },
  {
    en: 'Persons who make a privacy request without being a customer',
    de: 'Personen, die einen Datenschutzantrag stellen, ohne Kundin oder Kunde zu sein',
  },
];

/** What protects the data (Art. 32). */
export const securityMeasures: readonly Text[] = [
  {
    en: 'Personal columns are encrypted (AES-256-GCM) under a key of their person; what a law keeps lies under a key of that rule. The keys are kept in a store apart, wrapped by a master key.',
    de: 'Personenbezogene Spalten sind mit einem Schlüssel ihrer Person verschlüsselt (AES-256-GCM); was ein Gesetz aufbewahrt, liegt unter einem Schlüssel dieser Regel. Die Schlüssel liegen in einem eigenen Speicher, umhüllt von einem Hauptschlüssel.',
  },
  {
    en: 'Every field of the interface has a rule that says who may read it; what has none is refused.',
    de: 'Jedes Feld der Schnittstelle hat eine Regel, wer es lesen darf; was keine hat, wird verweigert.',
  },
  {
    en: 'Risky steps need a sign-in of the last ten minutes; codes are single-use and guessing them is limited.',
    de: 'Heikle Schritte verlangen eine Anmeldung der letzten zehn Minuten; Codes gelten einmal, und Raten ist begrenzt.',
  },
  {
    en: 'Each act on personal data is recorded in a hash-chained trail that holds no personal value.',
    de: 'Jede Handlung an personenbezogenen Daten steht in einem verketteten Protokoll, das keinen personenbezogenen Wert enthält.',
  },
  {
    en: 'Logs, metrics, errors and addresses carry no personal value.',
    de: 'Protokolle, Messwerte, Fehler und Adressen tragen keinen personenbezogenen Wert.',
  },
  {
    en: 'Each access is shown to the customer in an access log.',
    de: 'Jeder Zugriff wird der Kundin oder dem Kunden in einem Zugriffsprotokoll gezeigt.',
  },
];
