import type { Problems } from '../foundation/refusal';

const longest = 2000;
/** Everything that cannot be written, but for line breaks and tabs. */
const control = /[^\P{Cc}\t\n\r]|\p{Cs}/u;

/** What people write: trimmed; null for a blank. */
export function parseWritten(
  problems: Problems,
  path: string[],
  written: string | null | undefined,
): string | null {
  const text = written?.normalize('NFC').trim() ?? '';
  if (control.test(text))
    problems.add('INVALID', path, {
      en: 'This contains characters that cannot be written.',
      de: 'Dies enthält Zeichen, die sich nicht schreiben lassen.',
    });
  if ([...text].length > longest)
    problems.add('INVALID', path, {
      en: `This is longer than ${longest} characters.`,
      de: `Dies ist länger als ${longest} Zeichen.`,
    });
  return text || null;
}

/** The same where something must be written. */
export function parseRequired(
  problems: Problems,
  path: string[],
  written: string | null | undefined,
): string {
  const text = parseWritten(problems, path, written);
  if (text === null)
    problems.add('INVALID', path, { en: 'Write something here.', de: 'Schreiben Sie hier etwas.' });
  return text ?? '';
}
