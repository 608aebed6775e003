import type { Language } from '../../foundation/text';

const formats: Record<Language, Intl.DateTimeFormat> = {
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }),
  de: new Intl.DateTimeFormat('de-DE', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }),
};

/** 24 November 2026 at 09:00 UTC; 24. November 2026 um 09:00 UTC. */
export function instantInWords(at: Date, language: Language): string {
  return `${formats[language].format(at)} UTC`;
}
