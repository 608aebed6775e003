import type { CalendarDay } from '../../foundation/calendar-day';
import type { Language } from '../../foundation/text';

const formats: Record<Language, Intl.DateTimeFormat> = {
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }),
  de: new Intl.DateTimeFormat('de-DE', { dateStyle: 'long', timeZone: 'UTC' }),
};

/** 24 December 2026; 24. Dezember 2026. */
export function dayInWords(day: CalendarDay, language: Language): string {
  return formats[language].format(new Date(`${day}T00:00:00Z`));
}
