const dayMs = 86_400_000;
const codesADay = 5;
const attemptsADay = 10;
const attemptsACode = 5;

/** A code that was asked for, and how often it was tried. */
export interface AskedCode {
  requestedAt: Date;
  attempts: number;
}

export type Allowance = { attempts: number } | { retryAt: Date };

/** How often a new code may be tried, or from when on one may be asked for: nobody's mailbox is flooded, no code is guessed. */
export function allowance(asked: readonly AskedCode[], now: Date): Allowance {
  const recent = asked
    .filter(({ requestedAt }) => requestedAt.getTime() > now.getTime() - dayMs)
    .toSorted((a, b) => a.requestedAt.getTime() - b.requestedAt.getTime());
  // The oldest leave the day one by one.
  const leaving = recent.findIndex((_, i) => hasRoom(recent.slice(i)));
  if (leaving === 0 || recent.length === 0)
    return { attempts: Math.min(attemptsACode, attemptsADay - attemptsOf(recent)) };
  const last = recent.at(leaving === -1 ? -1 : leaving - 1)!;
  return { retryAt: new Date(last.requestedAt.getTime() + dayMs) };
}

function hasRoom(codes: readonly AskedCode[]): boolean {
  return codes.length < codesADay && attemptsOf(codes) < attemptsADay;
}

function attemptsOf(codes: readonly AskedCode[]): number {
  return codes.reduce((sum, { attempts }) => sum + attempts, 0);
}
