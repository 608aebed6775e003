import { type Language, languages, type Text } from '../../../foundation/text';
import { categories } from '../../../personal-data';
import { dayInWords } from '../../deadlines/day-in-words';
import type { DecisionPart } from '../../decisions/decision-parts';
import { DecisionOutcome } from '../../decisions/decision.vocabulary';
import { lawIn } from '../../decisions/law-in-words';
import { refusalGrounds } from '../../decisions/refusal-grounds';
import { Right } from '../../requests/vocabulary';
import { notListed } from '../../letters/secrecy.messages';
import { holdLaw } from '../../holds/standing-holds';
import type { PlanLine } from './erasure-plan';

const grounds = refusalGrounds[Right.ERASURE];

/** What a plan keeps, as the parts of a decision: each with its ground, law and end. */
export function keptParts(keeps: readonly PlanLine[], language: Language): DecisionPart[] {
  return keeps.map(({ category, ground, law, until }) => ({
    subject: category,
    outcome: DecisionOutcome.REFUSED,
    reasonCode: ground,
    reason: ground && grounds[ground]!.title[language],
    law: law && lawIn(language, law),
    until,
  }));
}

/** The same for a letter, with what every such letter says. */
export function keptInWords(keeps: readonly PlanLine[]): Text[] {
  if (keeps.length === 0) return [notListed];
  const texts = languages.map((language) => {
    const lines = keeps.map((line) => `- ${lineInWords(line, language)}`);
    return [language, [heading[language], ...lines].join('\n')];
  });
  return [Object.fromEntries(texts) as Text, notListed];
}

const heading: Text = {
  en: 'This is kept, for the purpose named and for nothing else, and then deleted by itself:',
  de: 'Dies wird für den genannten Zweck und für nichts anderes aufbewahrt und danach von selbst gelöscht:',
};

function lineInWords(line: PlanLine, language: Language): string {
  const { category, ground, law } = line;
  const named = [ground && grounds[ground]!.title[language], law && lawIn(language, law)];
  const why = named.filter(Boolean).join('; ');
  return `${categories[category][language]}: ${endInWords(line)[language]} (${why})`;
}

function endInWords({ law, until }: PlanLine): Text {
  if (law === holdLaw && until === null)
    return { en: 'until the claim needs it no longer', de: 'bis der Anspruch es nicht mehr braucht' };
  if (law === holdLaw)
    return {
      en: `reviewed on ${dayInWords(until!, 'en')}`,
      de: `wird am ${dayInWords(until!, 'de')} überprüft`,
    };
  if (until === null) return { en: 'until the contract ends', de: 'bis zum Ende des Vertrags' };
  return { en: `until ${dayInWords(until, 'en')}`, de: `bis ${dayInWords(until, 'de')}` };
}
