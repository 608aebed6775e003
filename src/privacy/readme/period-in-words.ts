import { parseIsoDuration } from '../../foundation/iso-duration';
import type { Language } from '../../foundation/text';

/** P90D as 90 days, P3Y as 3 years, in the words of the language. */
export function periodInWords(period: string, language: Language): string {
  const { months, days, milliseconds } = parseIsoDuration(period);
  const years = Math.floor(months / 12);
  const parts = [
    [years, 'year'],
    [months - years * 12, 'month'],
    [days, 'day'],
    [milliseconds / 3_600_000, 'hour'],
  ] as const;
  return parts
    .filter(([amount]) => amount > 0)
    .map(([amount, unit]) =>
      new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(amount),
    )
    .join(', ');
}
