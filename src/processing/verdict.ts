import { type Category, type Operation, type PurposeCode, purposeOf } from '../personal-data';
import type { Exemption } from './passages/exemptions';

/** What somebody wants to do with a person's data. */
export interface Question {
  purpose: PurposeCode;
  operation: Operation;
  /** Left out: it touches data of any category. */
  category?: Category;
  exemption?: Exemption | null;
}

/** What a person's exercised rights leave of the processing (Art. 18 and 21). */
export interface Limits {
  restrictions: readonly RestrictionScope[];
  objections: readonly ObjectionScope[];
}

/** A restriction that is in force. */
export interface RestrictionScope {
  ground: string;
  /** Null: all. */
  purposes: readonly string[] | null;
  /** Null: all. */
  categories: readonly string[] | null;
  continueFor: readonly string[];
}

/** An objection that has not ended. */
export interface ObjectionScope {
  purpose: string;
  isUpheld: boolean;
}

export type Verdict = { allowed: true } | { allowed: false; whyNot: 'RESTRICTED' | 'OBJECTED' };

const allowed: Verdict = { allowed: true };

/** The one rule: may this be done, seen what the person has restricted and objected to? */
export function judge(question: Question, { restrictions, objections }: Limits): Verdict {
  if (question.exemption) return allowed;
  if (restrictions.some((each) => restricts(each, question))) return { allowed: false, whyNot: 'RESTRICTED' };
  if (objections.some((each) => opposes(each, question))) return { allowed: false, whyNot: 'OBJECTED' };
  return allowed;
}

function restricts(scope: RestrictionScope, { purpose, category, operation }: Question): boolean {
  const isNamed = scope.purposes?.includes(purpose) ?? true;
  const isReached = category === undefined || (scope.categories?.includes(category) ?? true);
  // Art. 18(2): what the person agreed to goes on.
  if (!isNamed || !isReached || scope.continueFor.includes(purpose)) return false;
  return !(scope.ground === 'OBJECTION_PENDING' && goesOnSealed(purpose, operation));
}

function opposes({ purpose: objected, isUpheld }: ObjectionScope, { purpose, operation }: Question): boolean {
  return objected === purpose && (isUpheld || !goesOnSealed(purpose, operation));
}

/** What protects others too is still noted while an objection is weighed, and used by nobody. */
function goesOnSealed(purpose: PurposeCode, operation: Operation): boolean {
  return operation === 'RECORD' && purposeOf(purpose).stopsOnObjection === false;
}
