/** Why an access is not reported, or a report not closed. */
export const accessReportMessages = {
  noneNamed: {
    en: 'Say which access was not you.',
    de: 'Nennen Sie den Zugriff, der nicht von Ihnen war.',
  },
  noAccess: {
    en: 'There is no such access in your log.',
    de: 'Diesen Zugriff gibt es in Ihrem Protokoll nicht.',
  },
  reported: {
    en: 'You have reported this access already.',
    de: 'Diesen Zugriff haben Sie bereits gemeldet.',
  },
  noReport: { en: 'There is no such report.', de: 'Diese Meldung gibt es nicht.' },
  closed: { en: 'This report is closed.', de: 'Diese Meldung ist abgeschlossen.' },
};
