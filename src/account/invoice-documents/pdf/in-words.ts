import type { Language } from '../../../foundation/text';
import type { PostalAddress } from '../../../values';

const regions: Record<Language, string> = { en: 'en-GB', de: 'de-DE' };

/** 24 December 2026; 24. Dezember 2026. */
export function dayOf(day: string, language: Language): string {
  const format = new Intl.DateTimeFormat(regions[language], { dateStyle: 'long', timeZone: 'UTC' });
  return format.format(new Date(`${day}T00:00:00Z`));
}

/** An amount in minor units as one writes it, to the last cent however large it is. */
export function moneyOf(minor: number, currency: string, language: Language): string {
  const format = new Intl.NumberFormat(regions[language], { style: 'currency', currency });
  const { maximumFractionDigits: places = 2 } = format.resolvedOptions();
  const digits = String(minor).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  return format.format(`${whole}.${digits.slice(whole.length) || '0'}` as Intl.StringNumericLiteral);
}

export function addressLines(address: PostalAddress, language: Language): string[] {
  const { lines, postalCode, city, region, country } = address;
  const countries = new Intl.DisplayNames([regions[language]], { type: 'region' });
  const town = [postalCode, city].filter(Boolean).join(' ');
  return [...lines, town, region ?? null, countries.of(country) ?? country].filter((line) => line !== null);
}

/** More different characters than this are no writing of anybody's; the font of a document grows with each. */
const atMost = 60;

/** A line without what would swell the document beyond its column. */
export function printable(line: string): string {
  const different = [...new Set(line)];
  const kept = new Set(different.slice(0, atMost));
  return [...line].map((character) => (kept.has(character) ? character : '?')).join('');
}
