import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { Problems } from '../foundation/refusal';
import { control, type Typed, typedText } from './parse-text';

export function parseEmail(problems: Problems, path: string[], value: Typed): Typed {
  const text = typedText(value);
  if (text == null) return text;
  const [, local, domain] = /^([^\s@<>"(),:;[\]\\]+)@([^\s@]+)$/u.exec(text) ?? [];
  const isAddress =
    local && domain && local.length <= 64 && domain.length <= 190 && isDomain(domain) && !control.test(local);
  if (!isAddress)
    problems.add('INVALID', path, { en: 'This is no e-mail address.', de: 'Das ist keine E-Mail-Adresse.' });
  return isAddress ? `${local}@${domain.toLowerCase()}` : text;
}

/** To E.164; a number without a country code is read as dialled in `country`. */
export function parsePhone(problems: Problems, path: string[], value: Typed, country: string | null): Typed {
  const text = typedText(value);
  if (text == null) return text;
  const number =
    text.length <= 40
      ? parsePhoneNumberFromString(text, (country ?? undefined) as CountryCode | undefined)
      : undefined;
  if (!number?.isValid())
    problems.add('INVALID', path, {
      en: 'This is no telephone number; write it with its country code, e.g. +49 30 123456.',
      de: 'Das ist keine Telefonnummer; schreiben Sie sie mit Ländervorwahl, z. B. +49 30 123456.',
    });
  return number?.number ?? text;
}

function isDomain(domain: string): boolean {
  return (
    domain.includes('.') &&
    domain.split('.').every((label) => /^(?!-)[\p{L}\p{N}-]{1,63}(?<!-)$/u.test(label))
  );
}
