import { calendarDayAt } from '../../../foundation/calendar-day';
import type { Problems } from '../../../foundation/refusal';
import { parseText } from '../../../values';

const farthestZoneMs = 14 * 3_600_000;

export function parseReference(problems: Problems, path: string[], value: string): string {
  return parseRequired(problems, path, value, 100);
}

/** A text that must be there. */
export function parseRequired(problems: Problems, path: string[], value: string, atMost: number): string {
  const text = parseText(problems, path, value, atMost);
  if (!text) problems.add('INVALID', path, { en: 'This is missing.', de: 'Dies fehlt.' });
  return text ?? '';
}

/** A day that has begun somewhere on earth: what is told as done is not still to come. */
export function parsePastDay(problems: Problems, path: string[], day: string, now: Date): string {
  if (day > calendarDayAt(new Date(now.getTime() + farthestZoneMs), 'UTC'))
    problems.add('INVALID', path, {
      en: 'This day is still to come.',
      de: 'Dieser Tag kommt erst noch.',
    });
  return day;
}
