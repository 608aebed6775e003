import type { Problems } from '../../foundation/refusal';
import { typedText } from '../../values';

/** The forms of VAT identification numbers by prefix (EU Commission, VIES), Northern Ireland and the United Kingdom with them. */
const forms: Record<string, RegExp> = {
  AT: /^U\d{8}$/,
  BE: /^[01]\d{9}$/,
  BG: /^\d{9,10}$/,
  CY: /^\d{8}[A-Z]$/,
  CZ: /^\d{8,10}$/,
  DE: /^\d{9}$/,
  DK: /^\d{8}$/,
  EE: /^\d{9}$/,
  EL: /^\d{9}$/,
  ES: /^[A-Z0-9]\d{7}[A-Z0-9]$/,
  FI: /^\d{8}$/,
  FR: /^[A-HJ-NP-Z0-9]{2}\d{9}$/,
  GB: /^(\d{9}|\d{12}|(GD|HA)\d{3})$/,
  HR: /^\d{11}$/,
  HU: /^\d{8}$/,
  IE: /^(\d{7}[A-Z]{1,2}|\d[A-Z+*]\d{5}[A-Z])$/,
  IT: /^\d{11}$/,
  LT: /^(\d{9}|\d{12})$/,
  LU: /^\d{8}$/,
  LV: /^\d{11}$/,
  MT: /^\d{8}$/,
  NL: /^\d{9}B\d{2}$/,
  PL: /^\d{10}$/,
  PT: /^\d{9}$/,
  RO: /^\d{2,10}$/,
  SE: /^\d{12}$/,
  SI: /^\d{8}$/,
  SK: /^\d{10}$/,
  XI: /^(\d{9}|\d{12}|(GD|HA)\d{3})$/,
};

/** Spaces, dots and hyphens are how people write them; the number is kept without. */
export function parseVatId(
  problems: Problems,
  path: string[],
  value: string | null | undefined,
): string | null | undefined {
  const text = typedText(value);
  if (text == null) return text;
  const vatId = text.replace(/[\s.-]/g, '').toUpperCase();
  if (!forms[vatId.slice(0, 2)]?.test(vatId.slice(2)))
    problems.add('INVALID', path, {
      en: 'This is no VAT identification number; it begins with its country, e.g. DE123456789.',
      de: 'Das ist keine Umsatzsteuer-Identifikationsnummer; sie beginnt mit dem Land, z. B. DE123456789.',
    });
  return vatId;
}
