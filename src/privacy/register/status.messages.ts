import type { CalendarDay } from '../../foundation/calendar-day';
import type { Language, Text } from '../../foundation/text';
import { openStates } from '../requests/transitions';
import { RequestState } from '../requests/vocabulary';
import { dayInWords } from '../deadlines/day-in-words';

/** Where a request stands and what comes next. */
const statusTexts: Record<RequestState, Text> = {
  [RequestState.RECEIVED]: {
    en: 'Your request has arrived. It is carried out next.',
    de: 'Ihr Antrag ist eingegangen. Als Nächstes wird er ausgeführt.',
  },
  [RequestState.AWAITING_IDENTITY]: {
    en: 'We asked you to prove who you are and wait for your answer.',
    de: 'Wir haben Sie um einen Nachweis gebeten, wer Sie sind, und warten auf Ihre Antwort.',
  },
  [RequestState.AWAITING_CLARIFICATION]: {
    en: 'We asked you which data you mean and wait for your answer.',
    de: 'Wir haben Sie gefragt, welche Daten Sie meinen, und warten auf Ihre Antwort.',
  },
  [RequestState.IN_REVIEW]: {
    en: 'A privacy officer is examining your request.',
    de: 'Ihr Antrag wird von der Datenschutzstelle geprüft.',
  },
  [RequestState.COOLING_OFF]: {
    en: 'Your request is approved and will be carried out soon; until then it can be called back.',
    de: 'Ihr Antrag ist bewilligt und wird bald ausgeführt; bis dahin lässt er sich zurücknehmen.',
  },
  [RequestState.EXECUTING]: {
    en: 'Your request is being carried out.',
    de: 'Ihr Antrag wird gerade ausgeführt.',
  },
  [RequestState.NEEDS_RETRY]: {
    en: 'A step failed on our side. We try again by ourselves; you need not do anything.',
    de: 'Ein Schritt ist bei uns fehlgeschlagen. Wir versuchen es von selbst erneut; Sie müssen nichts tun.',
  },
  [RequestState.FULFILLED]: { en: 'Your request has been fulfilled.', de: 'Ihr Antrag ist erfüllt.' },
  [RequestState.PARTLY_FULFILLED]: {
    en: 'Your request has been fulfilled in part; the decision says what was not done and why.',
    de: 'Ihr Antrag ist teilweise erfüllt; der Bescheid sagt, was nicht geschah und warum.',
  },
  [RequestState.REFUSED]: {
    en: 'Your request was refused; the decision says why and what you can do.',
    de: 'Ihr Antrag wurde abgelehnt; der Bescheid sagt, warum und was Sie tun können.',
  },
  [RequestState.REFERRED]: {
    en: 'Your request was handed to the company on whose behalf we process the data.',
    de: 'Ihr Antrag wurde an das Unternehmen übergeben, in dessen Auftrag wir die Daten verarbeiten.',
  },
  [RequestState.WITHDRAWN]: {
    en: 'You withdrew this request, or it ended with your account.',
    de: 'Sie haben diesen Antrag zurückgenommen, oder er endete mit Ihrem Konto.',
  },
  [RequestState.CLOSED_UNVERIFIED]: {
    en: 'Closed, as it was not proven who asked. You may ask again.',
    de: 'Geschlossen, da nicht nachgewiesen wurde, wer gefragt hat. Sie können erneut fragen.',
  },
};

/** Where a request stands and what comes next, with the day of the answer while it is open. */
export function statusText(
  state: RequestState,
  lastDay: CalendarDay,
  isOverdue: boolean,
  language: Language,
): string {
  const text = statusTexts[state][language];
  if (!openStates.includes(state)) return text;
  return `${text} ${(isOverdue ? wasDueBy : dueBy)(lastDay)[language]}`;
}

function dueBy(day: CalendarDay): Text {
  return {
    en: `The answer is due by ${dayInWords(day, 'en')}.`,
    de: `Die Antwort ist bis zum ${dayInWords(day, 'de')} fällig.`,
  };
}

function wasDueBy(day: CalendarDay): Text {
  return {
    en: `The answer was due by ${dayInWords(day, 'en')} and is late.`,
    de: `Die Antwort war bis zum ${dayInWords(day, 'de')} fällig und ist verspätet.`,
  };
}
