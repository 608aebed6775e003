import type { Problems } from '../foundation/refusal';
import { type Typed, typedText } from './parse-text';

export function parseLocale(problems: Problems, path: string[], value: Typed): Typed {
  const text = typedText(value);
  if (text == null) return text;
  try {
    const [locale] = Intl.getCanonicalLocales(text);
    if (locale && locale.length <= 35) return locale;
  } catch {
    // Not a language tag: noted below.
  }
  problems.add('INVALID', path, {
    en: 'This is no language tag (BCP 47), e.g. de-AT.',
    de: 'Das ist kein Sprachkürzel (BCP 47), z. B. de-AT.',
  });
  return text;
}

export function parseTimeZone(problems: Problems, path: string[], value: Typed): Typed {
  const name = typedText(value);
  if (name == null) return name;
  try {
    // A name of the database has no offset in it; Intl would take +01:00 too.
    if (/^[A-Za-z]/.test(name))
      return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    // Not a zone: noted below.
  }
  problems.add('INVALID', path, {
    en: 'This is no time zone, e.g. Europe/Berlin.',
    de: 'Das ist keine Zeitzone, z. B. Europe/Berlin.',
  });
  return name;
}
