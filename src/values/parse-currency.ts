import type { Problems } from '../foundation/refusal';

const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

export function parseCurrency(problems: Problems, path: string[], value: string): string {
  const code = value.trim().toUpperCase();
  if (!currencies.has(code))
    problems.add('INVALID', path, {
      en: 'This is no currency code (ISO 4217), e.g. EUR.',
      de: 'Das ist kein Währungscode (ISO 4217), z. B. EUR.',
    });
  return code;
}
