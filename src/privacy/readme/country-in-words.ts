import type { Language } from '../../foundation/text';

const names: Record<Language, Intl.DisplayNames> = {
  en: new Intl.DisplayNames(['en'], { type: 'region' }),
  de: new Intl.DisplayNames(['de'], { type: 'region' }),
};

/** US as United States, Vereinigte Staaten. */
export function countryIn(country: string, language: Language): string {
  return names[language].of(country) ?? country;
}
