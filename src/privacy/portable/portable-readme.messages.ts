import type { Text } from '../../foundation/text';

/** What README.html says of data that is taken elsewhere. */
export const portableWords = {
  title: { en: 'Your data to take elsewhere', de: 'Ihre Daten zum Mitnehmen' },
  request: { en: 'Your request (Art. 20 GDPR)', de: 'Ihr Antrag (Art. 20 DSGVO)' },
  format: { en: 'Format', de: 'Format' },
  controller: { en: 'Where it comes from', de: 'Woher sie kommen' },
  included: { en: 'What is in it', de: 'Was enthalten ist' },
  leftOut: { en: 'What is left out, and why', de: 'Was weggelassen ist und warum' },
  files: { en: 'The files', de: 'Die Dateien' },
  category: { en: 'Category', de: 'Kategorie' },
  reason: { en: 'Why it is left out', de: 'Warum es fehlt' },
  rule: {
    en: 'The right to take data elsewhere reaches what you provided, or what was observed while you used the service, and what is held by your consent or for the contract with you. The rest is in the copy that you get by a request for access (Art. 15 GDPR).',
    de: 'Das Recht auf Übertragbarkeit reicht so weit, wie Sie Angaben selbst gemacht haben oder sie bei der Nutzung des Dienstes erfasst wurden und wie sie auf Ihrer Einwilligung oder dem Vertrag mit Ihnen beruhen. Alles Übrige enthält die Kopie, die Sie mit einem Antrag auf Auskunft erhalten (Art. 15 DSGVO).',
  },
  portableJson: {
    en: 'everything that is in it, category by category, for programs; its JSON Schema is at',
    de: 'alles Enthaltene, Kategorie für Kategorie, für Programme; das JSON-Schema dazu steht unter',
  },
  free: {
    en: 'This package is free of charge. You may hand it to another controller without hindrance from us; it holds your data alone, so keep it safe.',
    de: 'Dieses Paket ist unentgeltlich. Sie dürfen es ungehindert einem anderen Verantwortlichen geben; es enthält nur Ihre Daten, bewahren Sie es sicher auf.',
  },
} as const satisfies Record<string, Text>;
