import { addMonths, addDays, type CalendarDay } from '../foundation/calendar-day';
import { parseIsoDuration } from '../foundation/iso-duration';
import type { Text } from '../foundation/text';

export interface RetentionRule {
  /** When the clock starts. */
  trigger: Text;
  /** ISO 8601. */
  period: string;
  /** Does the period begin at the end of the year in which that moment lies? */
  fromYearEnd?: boolean;
  /** The law that demands keeping; without one, nothing is kept against an erasure. */
  law: string | null;
}

/** How long what is held, from which moment on. */
export const retentionRules = {
  account: { trigger: { en: 'end of the contract', de: 'Ende des Vertrags' }, period: 'P90D', law: null },
  invoice: {
    trigger: { en: 'end of the year of issue', de: 'Ende des Ausstellungsjahres' },
    fromYearEnd: true,
    period: 'P8Y',
    law: '§ 147 AO, § 14b UStG',
  },
  open_claim: {
    trigger: {
      en: 'end of the year in which the invoice fell due',
      de: 'Ende des Jahres, in dem die Rechnung fällig wurde',
    },
    fromYearEnd: true,
    period: 'P3Y',
    law: 'Art. 17(3)(e) GDPR, § 195 BGB',
  },
  consent_proof: {
    trigger: {
      en: 'end of the year of withdrawal or last use',
      de: 'Ende des Jahres von Widerruf oder letzter Nutzung',
    },
    fromYearEnd: true,
    period: 'P3Y',
    law: 'Art. 7(1) GDPR',
  },
  rights_request: {
    trigger: {
      en: 'end of the year in which the request was closed',
      de: 'Ende des Jahres, in dem der Antrag abgeschlossen wurde',
    },
    fromYearEnd: true,
    period: 'P3Y',
    law: 'Art. 5(2) GDPR',
  },
  unverified_guest: {
    trigger: {
      en: 'closing of a request without a sign-in, of which it was never proven who asked',
      de: 'Abschluss eines Antrags ohne Anmeldung, bei dem nie nachgewiesen wurde, wer fragt',
    },
    period: 'P30D',
    law: null,
  },
  package: {
    trigger: { en: 'the moment the package is ready', de: 'Bereitstellung des Pakets' },
    period: 'P14D',
    law: null,
  },
  access_log: { trigger: { en: 'the entry', de: 'Eintrag' }, period: 'P90D', law: null },
  legal_hold: {
    trigger: { en: 'release of the hold', de: 'Aufhebung der Löschsperre' },
    period: 'P1D',
    law: 'Art. 17(3)(e) GDPR',
  },
  trail: { trigger: { en: 'the entry', de: 'Eintrag' }, period: 'P3Y', law: 'Art. 5(2), 32 GDPR' },
  suppression: {
    trigger: {
      en: 'objection to marketing, or the last time that its record was met',
      de: 'Widerspruch gegen Werbung oder die letzte Begegnung mit dem Eintrag darüber',
    },
    period: 'P10Y',
    law: 'Art. 21(3) GDPR',
  },
  short_lived: { trigger: { en: 'expiry', de: 'Ablauf' }, period: 'P1D', law: null },
} as const satisfies Record<string, RetentionRule>;
export type RetentionCode = keyof typeof retentionRules;

/** The last day on which something is kept by a rule whose clock started on that day. */
export function keptUntil(code: RetentionCode, since: CalendarDay): CalendarDay {
  const { period, fromYearEnd }: RetentionRule = retentionRules[code];
  const { months, days } = parseIsoDuration(period);
  const start = fromYearEnd ? (`${since.slice(0, 4)}-12-31` as CalendarDay) : since;
  return addDays(addMonths(start, months), days);
}
