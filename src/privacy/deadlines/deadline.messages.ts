import { type CalendarDay, weekdayOf } from '../../foundation/calendar-day';
import type { Language, Text } from '../../foundation/text';

const PERIOD_LAW = {
  en: 'Regulation (EEC, Euratom) No 1182/71',
  de: 'Verordnung (EWG, Euratom) Nr. 1182/71',
};
const LAW = { en: 'GDPR', de: 'DSGVO' };

/** What a deadline says about itself: one sentence for each rule that was applied, with its law. */
export const deadlineMessages = {
  received: (on: CalendarDay): Text => ({
    en: `The request arrived on ${date(on).en}; the day of arrival is not counted (${PERIOD_LAW.en}, Art. 3(1)).`,
    de: `Der Antrag ging am ${date(on).de} ein; der Tag des Eingangs zählt nicht mit (${PERIOD_LAW.de}, Art. 3 Abs. 1).`,
  }),

  oneMonth: (last: CalendarDay): Text => ({
    en: `An answer is due within one month (${LAW.en} Art. 12(3)): by ${date(last).en}.`,
    de: `Zu antworten ist binnen eines Monats (${LAW.de} Art. 12 Abs. 3): bis zum ${date(last).de}.`,
  }),

  extended: (on: CalendarDay, further: 1 | 2, last: CalendarDay): Text => ({
    en: `On ${date(on).en} the period was extended by ${further === 1 ? 'one further month' : 'two further months'}; all ${further === 1 ? 'two' : 'three'} months count from receipt (${LAW.en} Art. 12(3)): by ${date(last).en}.`,
    de: `Am ${date(on).de} wurde die Frist um ${further === 1 ? 'einen weiteren Monat' : 'zwei weitere Monate'} verlängert; alle ${further === 1 ? 'zwei' : 'drei'} Monate zählen ab Eingang (${LAW.de} Art. 12 Abs. 3): bis zum ${date(last).de}.`,
  }),

  lastOfMonth: (last: CalendarDay): Text => ({
    en: `That month has no day of the same number, so the period ends with its last day, ${date(last).en} (${PERIOD_LAW.en}, Art. 3(2)(c)).`,
    de: `Dieser Monat hat keinen Tag mit derselben Zahl, darum endet die Frist mit seinem letzten Tag, dem ${date(last).de} (${PERIOD_LAW.de}, Art. 3 Abs. 2 Buchst. c).`,
  }),

  answered: (asked: CalendarDay, answered: CalendarDay, days: number): Text => ({
    en: `A question of ${date(asked).en}, asked within five working days, was answered on ${date(answered).en}: that adds ${count(days).en} (${LAW.en} Art. 12(6), recitals 63 and 64).`,
    de: `Eine Rückfrage vom ${date(asked).de}, gestellt binnen fünf Arbeitstagen, wurde am ${date(answered).de} beantwortet: das fügt ${count(days).de} hinzu (${LAW.de} Art. 12 Abs. 6, Erwägungsgründe 63 und 64).`,
  }),

  waiting: (asked: CalendarDay, days: number): Text => ({
    en: `A question of ${date(asked).en}, asked within five working days, is still open: so far that adds ${count(days).en}, and one more with each day (${LAW.en} Art. 12(6), recitals 63 and 64).`,
    de: `Eine Rückfrage vom ${date(asked).de}, gestellt binnen fünf Arbeitstagen, ist noch offen: das fügt bisher ${count(days).de} hinzu, und mit jedem Tag einen weiteren (${LAW.de} Art. 12 Abs. 6, Erwägungsgründe 63 und 64).`,
  }),

  askedLate: (asked: CalendarDay): Text => ({
    en: `The question of ${date(asked).en} was not asked within five working days of receipt, so it does not stop the clock.`,
    de: `Die Rückfrage vom ${date(asked).de} wurde nicht binnen fünf Arbeitstagen nach Eingang gestellt und hält die Frist darum nicht an.`,
  }),

  paused: (last: CalendarDay): Text => ({
    en: `With the time of waiting the last day is ${date(last).en}.`,
    de: `Mit der Wartezeit ist der letzte Tag der ${date(last).de}.`,
  }),

  moved: (from: CalendarDay, to: CalendarDay): Text => ({
    en: `${date(from).en} is ${dayOff(from).en}, so the period ends on the next working day, ${date(to).en} (${PERIOD_LAW.en}, Art. 3(4)).`,
    de: `Der ${date(from).de} ist ${dayOff(from).de}, darum endet die Frist am nächsten Arbeitstag, dem ${date(to).de} (${PERIOD_LAW.de}, Art. 3 Abs. 4).`,
  }),

  ends: (last: CalendarDay, timeZone: string): Text => ({
    en: `The period ends with the last hour of ${date(last).en}, time zone ${timeZone} (${PERIOD_LAW.en}, Art. 3(2)(c)).`,
    de: `Die Frist endet mit der letzten Stunde des ${date(last).de}, Zeitzone ${timeZone} (${PERIOD_LAW.de}, Art. 3 Abs. 2 Buchst. c).`,
  }),
};

function count(days: number): Text {
  if (days === 0) return { en: 'no day', de: 'keinen Tag' };
  return days === 1 ? { en: 'one day', de: 'einen Tag' } : { en: `${days} days`, de: `${days} Tage` };
}

function dayOff(day: CalendarDay): Text {
  const weekday = weekdayOf(day);
  if (weekday === 6) return { en: 'a Saturday', de: 'ein Samstag' };
  return weekday === 0
    ? { en: 'a Sunday', de: 'ein Sonntag' }
    : { en: 'a public holiday', de: 'ein Feiertag' };
}

const formats: Record<Language, Intl.DateTimeFormat> = {
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }),
  de: new Intl.DateTimeFormat('de-DE', { dateStyle: 'long', timeZone: 'UTC' }),
};

function date(day: CalendarDay): Text {
  const instant = new Date(`${day}T00:00:00Z`);
  return { en: formats.en.format(instant), de: formats.de.format(instant) };
}
