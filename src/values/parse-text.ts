import type { Problems } from '../foundation/refusal';
import type { Text } from '../foundation/text';

/**
 * What people type, made regular: each function answers the value to store, null for a blank one,
 * and notes what is wrong with it. Undefined passes through: left out is unchanged.
 */
export type Typed = string | null | undefined;

/** The text without its margins; null where nothing stands there. */
export function typedText(value: Typed): Typed {
  return value == null ? value : value.trim() || null;
}

export const control = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u;

export function parseText(problems: Problems, path: string[], value: Typed, atMost: number): Typed {
  if (value == null) return value;
  const text = value.normalize('NFC').trim();
  if (control.test(text))
    problems.add('INVALID', path, {
      en: 'This contains characters that cannot be written.',
      de: 'Dies enthält Zeichen, die sich nicht schreiben lassen.',
    });
  if ([...text].length > atMost) problems.add('INVALID', path, tooLong(atMost));
  return text === '' ? null : text;
}

function tooLong(atMost: number): Text {
  return { en: `This is longer than ${atMost} characters.`, de: `Dies ist länger als ${atMost} Zeichen.` };
}
