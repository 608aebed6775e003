import {
  type Category,
  categories as everyCategory,
  type PurposeCode,
  purposes as everyPurpose,
} from '../../personal-data';
import { codesOf, codesOrAll, type ProcessingRestriction } from '../../processing';
import type { Reach } from '../recipients/receivers';

type Scope = Pick<ProcessingRestriction, 'purposes' | 'categories' | 'continueFor'>;

const allCategories = Object.keys(everyCategory) as Category[];
const allPurposes = Object.keys(everyPurpose) as PurposeCode[];

/** What a restriction limits: categories and, inside them, the purposes that do not go on (Art. 18(2)). */
export function reachOf({ purposes, categories, continueFor }: Scope): Reach {
  const continuing = codesOf(continueFor, everyPurpose);
  const named = codesOrAll(purposes, everyPurpose) ?? allPurposes;
  return {
    categories: codesOrAll(categories, everyCategory) ?? allCategories,
    purposes: named.filter((purpose) => !continuing.includes(purpose)),
  };
}

/** What a decision about a restriction may leave out: its purposes where it names some, else its categories. */
export function partsOf({ purposes, categories }: Scope): string[] {
  return codesOrAll(purposes, everyPurpose) ?? codesOrAll(categories, everyCategory) ?? allCategories;
}
