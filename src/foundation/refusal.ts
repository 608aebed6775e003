import type { Text } from './text';

/** Stable codes of expected failures; clients branch on them. */
export const refusalCodes = {
  INVALID: 'The value is not acceptable; the path names it.',
  NOT_FOUND: 'There is no such thing of yours.',
  STALE_VERSION: 'Somebody changed it meanwhile; the payload carries the current one.',
  NOT_ALLOWED_NOW: 'Its present state does not allow this.',
  REQUIRED: 'The contract needs this value; it cannot be removed alone.',
  UNSUPPORTED: 'This is not offered.',
  RESTRICTED: 'Processing is restricted (GDPR Art. 18).',
  LEGAL_HOLD: 'It is held for a legal claim; told to staff alone.',
  ALREADY_DONE: 'It was done before; nothing is left to do.',
  EXPIRED: 'The time for it is over; begin anew.',
  WRONG_CODE: 'The code is not the one that was sent.',
  TOO_MANY_ATTEMPTS: 'It was tried too often; `retryAt` says from when on it may be tried again.',
  DECLINED: 'The bank or the payment processor said no.',
  UNAVAILABLE: 'A system that this depends on does not answer; the same may be tried again later.',
  SAME_PERSON: 'It is about the own data of whoever asks; somebody else must do it.',
  PLAN_CHANGED: 'What would be deleted or kept is no longer what was seen; look at the plan again.',
  TOO_LATE: 'The time in which this was possible is over.',
} as const satisfies Record<string, string>;
export type RefusalCode = keyof typeof refusalCodes;

export interface Problem {
  code: RefusalCode;
  message: Text;
  /** Where in `input` the trouble lies. */
  path: string[];
  /** From when on the same may be tried again. */
  retryAt?: Date;
  /** How many more attempts there are before it is closed. */
  attemptsLeft?: number | undefined;
}

/** An expected failure: nothing was changed, and the caller is told why as data. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  constructor(
    readonly problems: readonly Problem[],
    /** What the payload carries all the same: the current object of a lost race. */
    readonly current: Record<string, unknown> = {},
  ) {
    super(problems.map((problem) => `${problem.code} at ${problem.path.join('.') || 'input'}`).join(', '));
  }
}

export function refusal(
  code: RefusalCode,
  path: string[],
  message: Text,
  more: Pick<Problem, 'retryAt' | 'attemptsLeft'> = {},
): Refusal {
  return new Refusal([{ code, path, message, ...more }]);
}

/** Gathers every problem of an input, so that a person hears of all of them at once. */
export class Problems {
  private readonly found: Problem[] = [];

  add(code: RefusalCode, path: string[], message: Text): void {
    this.found.push({ code, path, message });
  }

  get all(): readonly Problem[] {
    return this.found;
  }

  get isEmpty(): boolean {
    return this.found.length === 0;
  }

  /** Throws one refusal with all that was found. */
  settle(): void {
    if (this.found.length > 0) throw new Refusal(this.found);
  }
}
