import type { Text } from '../../foundation/text';

/** The headings of README.html: those of Art. 15 GDPR, in its order, and what stands around them. */
export const headings = {
  title: { en: 'Your data at CallxTra', de: 'Ihre Daten bei CallxTra' },
  request: { en: 'Your request', de: 'Ihr Antrag' },
  controller: { en: 'Who is responsible', de: 'Wer verantwortlich ist' },
  purposes: {
    en: 'Purposes and legal bases (Art. 15(1)(a))',
    de: 'Zwecke und Rechtsgrundlagen (Art. 15 Abs. 1 Buchst. a)',
  },
  categories: {
    en: 'Categories of data (Art. 15(1)(b))',
    de: 'Kategorien von Daten (Art. 15 Abs. 1 Buchst. b)',
  },
  recipients: { en: 'Recipients (Art. 15(1)(c))', de: 'Empfänger (Art. 15 Abs. 1 Buchst. c)' },
  periods: { en: 'How long data is kept (Art. 15(1)(d))', de: 'Speicherdauer (Art. 15 Abs. 1 Buchst. d)' },
  rights: { en: 'Your rights (Art. 15(1)(e))', de: 'Ihre Rechte (Art. 15 Abs. 1 Buchst. e)' },
  complaint: { en: 'Complaint (Art. 15(1)(f))', de: 'Beschwerde (Art. 15 Abs. 1 Buchst. f)' },
  sources: {
    en: 'Where data comes from (Art. 15(1)(g))',
    de: 'Herkunft der Daten (Art. 15 Abs. 1 Buchst. g)',
  },
  decisions: {
    en: 'Automated decisions (Art. 15(1)(h))',
    de: 'Automatisierte Entscheidungen (Art. 15 Abs. 1 Buchst. h)',
  },
  transfers: {
    en: 'Transfers to third countries (Art. 15(2))',
    de: 'Übermittlung in Drittländer (Art. 15 Abs. 2)',
  },
  copy: { en: 'The copy itself (Art. 15(3))', de: 'Die Kopie selbst (Art. 15 Abs. 3)' },
  withheld: { en: 'What was left out', de: 'Was weggelassen wurde' },
} as const satisfies Record<string, Text>;
export type Heading = keyof typeof headings;

/** The words on README.html. */
export const words = {
  reference: { en: 'Reference', de: 'Aktenzeichen' },
  received: { en: 'Received', de: 'Eingegangen' },
  generated: { en: 'Made', de: 'Erstellt' },
  scope: { en: 'Scope', de: 'Umfang' },
  everything: { en: 'everything that is held about you', de: 'alles, was über Sie gespeichert ist' },
  partial: {
    en: 'only the categories that you asked for; others may be held as well',
    de: 'nur die von Ihnen gewählten Kategorien; weitere können gespeichert sein',
  },
  cut: {
    en: 'without what the decision on your request refuses; it is named under “What was left out”',
    de: 'ohne das, was der Bescheid über Ihren Antrag ablehnt; es steht unter „Was weggelassen wurde“',
  },
  name: { en: 'Name', de: 'Name' },
  email: { en: 'E-mail', de: 'E-Mail' },
  address: { en: 'Address', de: 'Anschrift' },
  representative: { en: 'Representative in the Union', de: 'Vertreter in der Union' },
  establishment: { en: 'Establishment in the Union', de: 'Niederlassung in der Union' },
  officer: { en: 'Data protection officer', de: 'Datenschutzbeauftragter' },
  questions: { en: 'Questions about privacy', de: 'Fragen zum Datenschutz' },
  none: { en: 'none', de: 'keine' },
  noneNamed: { en: 'none named', de: 'nicht benannt' },
  basis: { en: 'Legal basis', de: 'Rechtsgrundlage' },
  field: { en: 'Data', de: 'Angabe' },
  source: { en: 'Source', de: 'Herkunft' },
  records: { en: 'Records', de: 'Einträge' },
  file: { en: 'File', de: 'Datei' },
  content: { en: 'Content', de: 'Inhalt' },
  leftOut: { en: 'left out', de: 'weggelassen' },
  purpose: { en: 'Purpose', de: 'Zweck' },
  period: { en: 'Period', de: 'Dauer' },
  law: { en: 'Law', de: 'Gesetz' },
  counted: { en: 'counted from', de: 'gerechnet ab' },
  secret: {
    en: 'Disclosures that a law forbids us to tell you of are not listed here; the supervisory authority can check them.',
    de: 'Offenlegungen, die wir Ihnen nach einem Gesetz nicht mitteilen dürfen, stehen hier nicht; die Aufsichtsbehörde kann sie prüfen.',
  },
  complain: {
    en: 'You may lodge a complaint with a supervisory authority, in particular where you live or work or where you see the infringement, and go to court.',
    de: 'Sie können sich bei einer Aufsichtsbehörde beschweren, insbesondere dort, wo Sie wohnen, arbeiten oder den Verstoß sehen, und Sie können vor Gericht gehen.',
  },
  authority: { en: 'Authority for us', de: 'Für uns zuständig' },
  decisionsNone: {
    en: 'None. No decision about you is taken by automated means alone (Art. 22 GDPR).',
    de: 'Keine. Über Sie wird nicht allein automatisiert entschieden (Art. 22 DSGVO).',
  },
  transfersNone: {
    en: 'None: no transfer of your data to a country outside the European Economic Area is on record.',
    de: 'Keine: Eine Übermittlung Ihrer Daten in ein Land außerhalb des Europäischen Wirtschaftsraums ist nicht verzeichnet.',
  },
  recipient: { en: 'Recipient', de: 'Empfänger' },
  country: { en: 'Country', de: 'Land' },
  safeguard: { en: 'What protects the data there (Art. 46)', de: 'Was die Daten dort schützt (Art. 46)' },
  dataJson: {
    en: 'all data, category by category, for programs',
    de: 'alle Daten, Kategorie für Kategorie, für Programme',
  },
  tableCsv: {
    en: "one table for spreadsheets; a cell that would begin a formula has ' before it",
    de: "eine Tabelle für Tabellenprogramme; eine Zelle, die als Formel begänne, hat ' davor",
  },
  manifest: { en: 'size and SHA-256 of every file', de: 'Größe und SHA-256 jeder Datei' },
  free: {
    en: 'This copy is free of charge. It holds your data alone; keep it safe.',
    de: 'Diese Kopie ist unentgeltlich. Sie enthält nur Ihre Daten; bewahren Sie sie sicher auf.',
  },
} as const satisfies Record<string, Text>;

/** Each right in a sentence. */
export const rightsOfPersons: readonly Text[] = [
  {
    en: 'Access to your data and a copy of it (Art. 15 GDPR).',
    de: 'Auskunft über Ihre Daten und eine Kopie davon (Art. 15 DSGVO).',
  },
  {
    en: 'Rectification of what is wrong or incomplete (Art. 16 GDPR).',
    de: 'Berichtigung von Falschem oder Unvollständigem (Art. 16 DSGVO).',
  },
  {
    en: 'Erasure, unless a law demands that we keep it (Art. 17 GDPR).',
    de: 'Löschung, soweit uns kein Gesetz zur Aufbewahrung verpflichtet (Art. 17 DSGVO).',
  },
  { en: 'Restriction of processing (Art. 18 GDPR).', de: 'Einschränkung der Verarbeitung (Art. 18 DSGVO).' },
  {
    en: 'Portability: your data in a machine-readable form (Art. 20 GDPR).',
    de: 'Übertragbarkeit: Ihre Daten in maschinenlesbarer Form (Art. 20 DSGVO).',
  },
  {
    en: 'Objection to processing, to direct marketing at any time and without a reason (Art. 21 GDPR).',
    de: 'Widerspruch gegen die Verarbeitung, gegen Direktwerbung jederzeit und ohne Grund (Art. 21 DSGVO).',
  },
  {
    en: 'Withdrawal of a consent at any time, for the future (Art. 7(3) GDPR).',
    de: 'Widerruf einer Einwilligung jederzeit mit Wirkung für die Zukunft (Art. 7 Abs. 3 DSGVO).',
  },
];
