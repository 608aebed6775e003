import countries from 'i18n-iso-countries';
import type { Problems } from '../foundation/refusal';
import { parseText } from './parse-text';
import type { PostalAddressInput } from './postal-address';

export function parseAddress(
  problems: Problems,
  path: string[],
  address: PostalAddressInput,
): PostalAddressInput {
  const { lines, city, region, postalCode, country } = address;
  const kept = lines
    .map((line, i) => parseText(problems, [...path, 'lines', String(i)], line, 100))
    .filter((line) => line != null);
  if (kept.length < 1 || kept.length > 4)
    problems.add('INVALID', [...path, 'lines'], {
      en: 'An address has 1 to 4 lines.',
      de: 'Eine Anschrift hat 1 bis 4 Zeilen.',
    });
  const town = parseText(problems, [...path, 'city'], city, 100);
  if (!town) problems.add('INVALID', [...path, 'city'], { en: 'The city is missing.', de: 'Der Ort fehlt.' });
  return {
    lines: kept,
    city: town ?? '',
    region: parseText(problems, [...path, 'region'], region, 100) ?? null,
    postalCode: parseText(problems, [...path, 'postalCode'], postalCode, 20) ?? null,
    country: parseCountry(problems, [...path, 'country'], country),
  };
}

export function parseCountry(problems: Problems, path: string[], value: string): string {
  const code = value.trim().toUpperCase();
  if (!countries.isValid(code) || code.length !== 2)
    problems.add('INVALID', path, {
      en: 'This is no country code (ISO 3166-1 alpha-2).',
      de: 'Das ist kein Ländercode (ISO 3166-1 alpha-2).',
    });
  return code;
}
