import type { CalendarDay } from '../../../foundation/calendar-day';
import type { AccountFacts } from '../../../foundation/erasures';
import type { Text } from '../../../foundation/text';
import { retentionRules } from '../../../personal-data';
import { dayInWords } from '../../deadlines/day-in-words';
import { holdLaw } from '../../holds/standing-holds';
import type { ErasureScope } from './erasure-scope';

export const consequenceKinds = [
  'SERVICE_ENDS',
  'NUMBERS_LOST',
  'OPEN_INVOICES',
  'STAGED',
  'SIGN_IN_ENDS',
] as const;
export type ConsequenceKind = (typeof consequenceKinds)[number];

/** What follows from an erasure beside the deletion itself: said before it is asked for. */
export interface Consequence {
  kind: ConsequenceKind;
  text: Text;
  on: CalendarDay | null;
}

interface Staged {
  ground: string | null;
  law: string | null;
  on: CalendarDay | null;
}

export function consequencesOf(
  { endAccount }: ErasureScope,
  { contractEndedOn, owedOn }: Pick<AccountFacts, 'contractEndedOn' | 'owedOn'>,
  lines: readonly Staged[],
): Consequence[] {
  const isRunning = contractEndedOn === null;
  const isClaimed = lines.some(({ law }) => law === retentionRules.open_claim.law);
  const isStaged = lines.some(
    ({ ground, law, on }) => on !== null || ground === 'STILL_NECESSARY' || law === holdLaw,
  );
  return [
    ...(endAccount && isRunning ? [serviceEnds, numbersLost] : []),
    ...(owedOn && (endAccount || isClaimed) ? [openInvoices(owedOn)] : []),
    ...(isStaged || isClaimed ? [staged] : []),
    ...(endAccount ? [signInEnds] : []),
  ];
}

const serviceEnds: Consequence = {
  kind: 'SERVICE_ENDS',
  on: null,
  text: {
    en: 'The request is also notice of termination: your contract and all services end with it.',
    de: 'Der Antrag ist zugleich eine Kündigung: Ihr Vertrag und alle Dienste enden damit.',
  },
};

const numbersLost: Consequence = {
  kind: 'NUMBERS_LOST',
  on: null,
  text: {
    en: 'Telephone numbers that you have with us are given back and cannot be recovered. Port them first if you want to keep them.',
    de: 'Rufnummern, die Sie bei uns haben, werden zurückgegeben und lassen sich nicht wiederherstellen. Nehmen Sie sie vorher mit, wenn Sie sie behalten möchten.',
  },
};

function openInvoices(owedOn: CalendarDay): Consequence {
  const day: Text = { en: dayInWords(owedOn, 'en'), de: dayInWords(owedOn, 'de') };
  return {
    kind: 'OPEN_INVOICES',
    on: owedOn,
    text: {
      en: `Invoices are still open; the last falls due on ${day.en}. They remain owed, and your payment methods stay until they are paid; then they go by themselves.`,
      de: `Es sind noch Rechnungen offen; die letzte ist am ${day.de} fällig. Sie bleiben geschuldet, und Ihre Zahlungsmittel bleiben bis zur Zahlung gespeichert; dann verschwinden sie von selbst.`,
    },
  };
}

const staged: Consequence = {
  kind: 'STAGED',
  on: null,
  text: {
    en: 'A part is deleted later: what is still needed goes by itself once that need has ended. You need not ask again.',
    de: 'Ein Teil wird später gelöscht: Was noch gebraucht wird, verschwindet von selbst, sobald es nicht mehr gebraucht wird. Sie müssen nicht erneut fragen.',
  },
};

const signInEnds: Consequence = {
  kind: 'SIGN_IN_ENDS',
  on: null,
  text: {
    en: 'You are signed out everywhere and cannot sign in again. Save your receipts before: they can be checked without an account.',
    de: 'Sie werden überall abgemeldet und können sich nicht mehr anmelden. Sichern Sie vorher Ihre Quittungen: Sie lassen sich ohne Konto prüfen.',
  },
};
