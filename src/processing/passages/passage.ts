import { AsyncLocalStorage } from 'node:async_hooks';
import type { PurposeCode } from '../../personal-data';
import { type Exemption, exemptionOf } from './exemptions';

/** Why a piece of work may come near personal data: declared where the work comes in, and carried along with it. */
export interface Passage {
  /** Where it came in: a route, a mutation, the kind of a job, a command. */
  readonly entrance: string;
  readonly purpose: PurposeCode;
  /** That of the purpose where left out. */
  readonly exemption?: Exemption;
  /** With OWN_ACT: whose act it is. Null where the act was the person's and somebody else completes it. */
  readonly ownId?: string | null;
}

/** Work came near personal data without having said why: a fault of ours, and nothing was read or written. */
export class UndeclaredProcessing extends Error {
  override readonly name = 'UndeclaredProcessing';
}

const passages = new AsyncLocalStorage<Passage | null>();

/** Does the work, and all that it calls, under this declaration. */
export function passing<T>(passage: Passage, work: () => T): T {
  // A passage of its own for each time: what was looked up in one is not known in the next.
  return passages.run({ ...passage }, work);
}

/** Does the work as one that has declared nothing, whatever its caller did. */
export function undeclared<T>(work: () => T): T {
  return passages.run(null, work);
}

/** The rest of the present passage, its answer too, serves this instead: one piece of work turned out to be another. */
export function turnTo(passage: Passage): void {
  const present = passages.getStore();
  if (!present) throw new UndeclaredProcessing('There is no passage that could turn to something else.');
  Object.assign(present, { exemption: undefined, ownId: undefined }, passage);
}

/** From here on, for what cannot be wrapped in a function: a test, a script. */
export function declare(passage: Passage): void {
  passages.enterWith(passage);
}

/** Null where nothing was declared. */
export function presentPassage(): Passage | null {
  return passages.getStore() ?? null;
}

/** The exemption under which a passage goes; null where the person's rights can stand against it. */
export function exemptionFor({ exemption, purpose }: Passage): Exemption | null {
  return exemption ?? exemptionOf(purpose);
}
