import type { Problems } from '../../foundation/refusal';
import { DecisionOutcome } from '../decisions/decision.vocabulary';
import type { DecisionPart } from '../decisions/decision-parts';
import { lawIn } from '../decisions/law-in-words';
import { type RefusalGround, refusalGrounds } from '../decisions/refusal-grounds';
import { parseRequired } from '../../values';
import type { RightsRequest } from '../requests/rights-request.entity';
import type { Right } from '../requests/vocabulary';

export interface RefusedPart {
  subject: string;
  reasonCode: string;
  reason: string;
}

/** The ground of a refusal by its code; null, and told, where there is none for this right. */
export function parseGround(
  problems: Problems,
  path: string[],
  right: Right,
  code: string,
): RefusalGround | null {
  const grounds = refusalGrounds[right];
  if (Object.hasOwn(grounds, code)) return grounds[code]!;
  problems.add('INVALID', path, {
    en: 'There is no such ground for this right; see refusalReasons.',
    de: 'Für dieses Recht gibt es keinen solchen Grund; siehe refusalReasons.',
  });
  return null;
}

/** What an approval leaves out, in the language of the decision: each subject once, and never all of them. */
export function parseExcepted(
  problems: Problems,
  { right, language }: Pick<RightsRequest, 'right' | 'language'>,
  subjects: readonly string[],
  excepted: readonly RefusedPart[],
): DecisionPart[] {
  const seen = new Set<string>();
  const parts = excepted.map(({ subject, reasonCode, reason }, i) => {
    const path = ['except', String(i)];
    if (!subjects.includes(subject) || seen.has(subject))
      problems.add('INVALID', [...path, 'subject'], {
        en: 'This is no part of the request, or is named twice.',
        de: 'Dies ist kein Teil des Antrags oder doppelt genannt.',
      });
    seen.add(subject);
    const ground = parseGround(problems, [...path, 'reasonCode'], right, reasonCode);
    return {
      subject,
      outcome: DecisionOutcome.REFUSED,
      reasonCode,
      reason: parseRequired(problems, [...path, 'reason'], reason),
      law: ground && lawIn(language, `${ground.article} GDPR`),
      until: null,
    };
  });
  if (excepted.length > 0 && subjects.every((subject) => seen.has(subject)))
    problems.add('INVALID', ['except'], {
      en: 'Nothing would be left; refuse the request instead.',
      de: 'Es bliebe nichts übrig; lehnen Sie den Antrag stattdessen ab.',
    });
  return parts;
}
